/** What an input shows, as a name: the same for all inputs that show the same. */
import { processorTime } from "../processor-time.ts";
import { Broken } from "./broken.ts";
import type { Proof } from "./proofs/proof.ts";

/** Milliseconds that no input may take: of the clock, where the engine watches, and then of the processor, where nobody does. */
export const slow = 1_000;

/** The promise that is broken, or for a crash what it says and where it happened. */
export function findingOf(error: unknown): string {
	if (error instanceof Broken) return error.promise;
	if (!(error instanceof Error)) return "something else thrown";
	const place = /\n\s+at (?:async )?(\S+)/.exec(error.stack ?? "")?.[1] ?? "";
	return `crash ${error.name} ${error.message.replace(/[^a-z ]+/gi, "").slice(0, 40)} ${place}`;
}

/** What is found in an input, and the particulars; null where all promises are kept. */
export async function findingIn(bytes: Uint8Array, proof: Proof): Promise<{ name: string; why: string } | null> {
	const elapsed = processorTime();
	try {
		await proof(bytes, true);
	} catch (error) {
		return { name: findingOf(error), why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
	const milliseconds = elapsed();
	return milliseconds > slow ? { name: "slow", why: `${Math.round(milliseconds)} ms` } : null;
}
