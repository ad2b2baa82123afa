import type { Swept } from "../batch/ledger/sweep.ts";

/** Says what became of outputs that nothing needs any more. */
export function sweptLines({ path, gone, outputs, pruned }: Swept): string[] {
	const why = gone ? `\`${path}\` is gone` : `\`${path}\` would not give it now`;
	return outputs.map((output) =>
		pruned
			? `Removed ${output}: ${why}`
			: `Left over: ${output}: ${why}; \`--prune\` removes what was written by a run`,
	);
}
