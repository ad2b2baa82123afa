/** How many findings of one input are told: nobody reads more, and millions of them take more memory than there is. */
import { fault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import { inOrder } from "../reporters/lines.ts";

const most = 100_000;

/** All findings of an input; of more than are told the first ones, and a fault that says so. */
export function bounded(findings: readonly Finding[]): readonly Finding[] {
	if (findings.length <= most) return findings;
	const reason = `Too large: ${findings.length} findings, of which the first ${most} are told`;
	return [fault("too-large", reason, "fewer"), ...inOrder(findings).slice(0, most)];
}
