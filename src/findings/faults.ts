import type { FaultCode, Finding } from "./finding.ts";
import { kinds } from "./kinds.ts";

/** A finding that kept the whole job from being done. */
export type Fault = Finding & { readonly code: FaultCode };

/** Whether a finding means exit code 2. */
export function isFault(finding: Finding): finding is Fault {
	return isFaultCode(finding.code);
}

/** Whether a code means exit code 2, so that nothing can make it milder. */
export function isFaultCode(code: string): boolean {
	return Object.hasOwn(kinds, code) && "fault" in kinds[code as keyof typeof kinds];
}

/** Makes a fault without a place; the message is the problem, then mostly a hint, in whole sentences. */
export const fault = (code: FaultCode, message: string): Fault => ({ code, position: null, message });
