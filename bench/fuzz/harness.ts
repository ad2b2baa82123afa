/** What the engine calls for each input: proves it, and keeps those that break a promise, so that no finding hides others. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findingOf, slow } from "./finding-of.ts";
import type { Proof, Verdict } from "./proofs/proof.ts";

/** One input in so many is proven thoroughly. */
const thoroughEvery = 32;
/** Of one finding so many inputs are kept: the same promise may be broken in several ways. */
const mostOfOne = 3;

/** A function for the engine; what it finds goes to a folder, and at the end the tally of all inputs. */
export function harness(proof: Proof, folder: string): (bytes: Uint8Array) => Promise<void> | void {
	const found = new Map<string, number>();
	const tally = { read: 0, refused: 0, slowest: 0 };
	let runs = 0;
	process.on("exit", () => writeFileSync(join(folder, "tally.json"), JSON.stringify(tally)));

	function keep(name: string, bytes: Uint8Array): void {
		const count = (found.get(name) ?? 0) + 1;
		found.set(name, count);
		if (count <= mostOfOne)
			writeFileSync(join(folder, `${name.replace(/[^a-z0-9]+/gi, "-").slice(0, 60)}-${count}`), bytes);
	}

	return (bytes) => {
		const start = performance.now();
		const broken = (error: unknown): void => keep(findingOf(error), bytes);
		const ended = (verdict: Verdict): void => {
			tally[verdict]++;
			const milliseconds = performance.now() - start;
			tally.slowest = Math.max(tally.slowest, milliseconds);
			if (milliseconds > slow) keep("slow", bytes);
		};
		try {
			const verdict = proof(bytes, runs++ % thoroughEvery === 0);
			if (verdict instanceof Promise) return verdict.then(ended).catch(broken);
			return ended(verdict);
		} catch (error) {
			return broken(error);
		}
	};
}
