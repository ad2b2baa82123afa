/** `explain FILE`: what each line was taken for, and why; `explain CODE`: why a finding is told. */
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { processInput } from "../../batch/process-input.ts";
import { brokenLines } from "../../forms/broken-file.ts";
import { type Explanation, explainLines } from "../../parse/explain.ts";
import { findingLines } from "../../reporters/lines.ts";
import { plain } from "../../reporters/style.ts";
import { splitLines } from "../../text/lines.ts";
import { checkOptions } from "../options/check.ts";
import { normalizeOptions } from "../options/normalize.ts";
import type { RawOptions } from "../options/raw.ts";
import { prepare } from "../prepare.ts";
import { refuse, refuseAll } from "../refuse.ts";
import { visible } from "../visible.ts";
import type { ExitCode, World } from "../world.ts";
import { explainedCode, isCode } from "./explain-code.ts";

/** Runs `explain` and resolves to its exit code. */
export async function explain(arg: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const wrong = checkOptions(raw, { inputFormats: inputFormatEntries.map(({ name }) => name) });
	if (wrong !== null) return refuse(world, wrong);
	const settings = normalizeOptions(raw, world);
	if (isCode(arg)) {
		world.stdout.write(explainedCode(arg, settings.today));
		return 0;
	}
	const prepared = await prepare([arg], settings, world);
	if (prepared === null || "broken" in prepared) return refuseAll(world, brokenLines(prepared?.broken ?? []));
	const { inputs, failed } = prepared.found;
	const [input] = inputs;
	if (input === undefined || inputs.length > 1) {
		const findings = failed.map(({ fault }) => fault);
		if (findings.length === 0) return refuse(world, `\`${arg}\` means ${inputs.length} files, expected one`);
		world.stderr.write(findingLines(arg, findings, plain));
		return 2;
	}
	const processed = await processInput(input, {
		settings,
		form: prepared.form,
		readStdin: (limit) => world.stdin.read(limit),
	});
	if ("code" in processed) {
		world.stderr.write(findingLines(input.shown, [processed], plain));
		return 2;
	}
	const { outcome } = processed;
	world.stdout.write(explained(outcome.source.text, explainLines(outcome.report, outcome.source.text)));
	return 0;
}

/** Each line as it is, and below it what it was taken for. */
function explained(text: string, lines: readonly Explanation[]): string {
	const width = String(lines.length).length;
	const source = splitLines(text);
	const entries = lines.map(({ line, kind, why }, index) => {
		const { start = 0, end = 0 } = source[index] ?? {};
		const written = `${String(line).padStart(width)}  ${visible(text.slice(start, end))}`.trimEnd();
		return kind === "blank" ? `${written}\n` : `${written}\n${" ".repeat(width)}  > ${kind}: ${visible(why)}\n`;
	});
	return entries.join("");
}
