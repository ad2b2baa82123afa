/** The comparison of notes with what was made of them, in the program itself or in a thread. */
import { applySeverities } from "../batch/severities.ts";
import { notReread, type Reread, type Rereadable, reread } from "../batch/verify/source.ts";
import type { Job, Setup, Work } from "./labour.ts";
import { type Manner, prepareAgain } from "./prepare.ts";

/** What a thread needs to verify. */
export interface VerifySetup extends Setup<"verify"> {
	/** The archive, absolute. */
	readonly folder: string;
}

/** The comparison of a note. */
export const verifyJob: Job<VerifySetup, Rereadable, Reread> = {
	again: async (setup) => verifier(setup, await prepareAgain(setup)),
	lost: notReread,
	inputOf: ({ input }) => input,
	withInput: null,
};

/** Reads one note after the other again. */
export function verifier(
	{ settings, folder }: VerifySetup,
	{ form, severities }: Pick<Manner, "form" | "severities">,
): Work<Rereadable, Reread> {
	return (each) =>
		reread(each, {
			settings,
			form,
			folder,
			settle: (findings, input) => applySeverities(findings, [severities(input)]),
		});
}
