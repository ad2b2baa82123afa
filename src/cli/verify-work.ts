/** The comparison of notes with what was made of them, in the program itself or in a thread. */
import type { Lost } from "../batch/in-order.ts";
import { applySeverities } from "../batch/severities.ts";
import { notReread, type Reread, type Rereadable, type Rereading, reread } from "../batch/verify/source.ts";
import { type Manner, prepareAgain, type Setup } from "./prepare.ts";
import { guarded } from "./workforce.ts";

/** What a thread needs to verify. */
export interface VerifySetup extends Setup<"verify"> {
	/** The archive, absolute. */
	readonly folder: string;
}

/** Reads one note after the other again. */
export function verifier(
	{ settings, folder }: VerifySetup,
	{ form, severities }: Pick<Manner, "form" | "severities">,
): (each: Rereadable) => Promise<Reread> {
	const settle: Rereading["settle"] = (findings, input) => applySeverities(findings, [severities(input)]);
	return (each) => reread(each, { settings, form, folder, settle });
}

/** The same in a thread. */
export async function verifyAgain(setup: VerifySetup): Promise<(each: Rereadable) => Promise<Reread>> {
	return guarded(verifier(setup, await prepareAgain(setup)), lostRereading);
}

/** What notes came to that the program failed on. */
export const lostRereading: Lost<Rereadable, Reread> = notReread;
