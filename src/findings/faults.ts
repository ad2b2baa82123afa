import type { FaultCode, Finding } from "./finding.ts";

/** A finding that kept the whole job from being done. */
export type Fault = Finding & { readonly code: FaultCode };

/** The codes of exit 2, for look-ups; the record makes a forgotten one a compile error. */
const faultCodes: ReadonlySet<string> = new Set(
	Object.keys({
		undecodable: 0,
		"unreadable-file": 0,
		"no-files": 0,
		"too-large": 0,
		"too-deep": 0,
		"too-slow": 0,
		"name-collision": 0,
		"write-failed": 0,
		"input-changed": 0,
		"broken-config": 0,
		"broken-form": 0,
		"broken-template": 0,
		"unmet-need": 0,
		"broken-baseline": 0,
	} satisfies Record<FaultCode, 0>),
);

/** Whether a finding means exit code 2. */
export function isFault(finding: Finding): finding is Fault {
	return isFaultCode(finding.code);
}

/** Whether a code means exit code 2, so that nothing can make it milder. */
export function isFaultCode(code: string): boolean {
	return faultCodes.has(code);
}

/** Makes a fault without a place; `expected` is what would have been right. */
export function fault(code: FaultCode, reason: string, expected?: string): Fault {
	return { code, position: null, reason, ...(expected === undefined ? {} : { expected }) };
}
