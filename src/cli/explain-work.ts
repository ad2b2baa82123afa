/** The explanation of one input, in the program itself or in a thread. */
import type { Lost } from "../batch/lost.ts";
import { processInput } from "../batch/process-input.ts";
import type { Finding } from "../findings/finding.ts";
import type { Input } from "../read/inputs.ts";
import type { Source } from "../read/source.ts";
import { type ExplainedPerson, explainPeople } from "../statements/explain.ts";
import { type Explanation, explainLines } from "../structure/explain.ts";
import type { BaseSettings } from "./options/normalize.ts";
import { type Manner, prepareAgain } from "./prepare.ts";
import type { World } from "./world.ts";

/** What a thread needs to explain. */
export interface ExplainSetup {
	readonly kind: "explain";
	readonly cwd: string;
	readonly settings: BaseSettings;
	/** The configs that count for some input, absolute. */
	readonly configs: readonly string[];
}

/** What each line was taken for; null of what has no lines of its own, and why there is none of what was not read. */
export type Explained =
	| {
			readonly source: Source;
			readonly lines: readonly Explanation[] | null;
			readonly people: readonly ExplainedPerson[];
	  }
	| { readonly finding: Finding };

/** Explains one input. */
export function explainer(
	{ settings }: ExplainSetup,
	{ form }: Pick<Manner, "form">,
	{ stdin }: Pick<World, "stdin">,
): (input: Input) => Promise<Explained> {
	return async (input) => {
		const readStdin = (limit: number): Promise<Uint8Array> => stdin.read(limit);
		const processed = await processInput(input, { settings, form, readStdin });
		if ("code" in processed) return { finding: processed };
		const { outcome, tools } = processed;
		const { source, report } = outcome;
		const lines = tools.format.places === undefined ? explainLines(report, source.text) : null;
		return { source, lines, people: explainPeople(report, tools.form) };
	};
}

/** The same in a thread. */
export async function explainAgain(setup: ExplainSetup, world: World): Promise<(input: Input) => Promise<Explained>> {
	return explainer(setup, await prepareAgain(setup.configs, setup.settings, setup.cwd), world);
}

/** What an input came to that was not explained. */
export const lostExplanation: Lost<Input, Explained> = (_input, finding) => ({ finding });
