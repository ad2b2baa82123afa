import type { Became, Swept } from "../batch/ledger/sweep.ts";

/** Says what became of outputs that nothing needs any more. */
export function sweptLines({ path, gone, outputs, became }: Swept): string[] {
	const why = gone ? `\`${path}\` is gone` : `\`${path}\` would not give it now`;
	return outputs.map((output) => words[became](output, why));
}

const words: Readonly<Record<Became, (output: string, why: string) => string>> = {
	removed: (output, why) => `Removed ${output}: ${why}`,
	left: (output, why) => `Left over: ${output}: ${why}; \`--prune\` removes what was written by a run`,
	unproven: (output, why) => `Kept ${output}: ${why}, but nothing shows that a run wrote it. Remove it yourself.`,
	changed: (output, why) => `Kept ${output}: ${why}, but it was changed since a run wrote it`,
	input: (output, why) => `Kept ${output}: ${why}, but it is one of the notes`,
	stuck: (output, why) => `Left over: ${output}: ${why}, but it can't be removed`,
};
