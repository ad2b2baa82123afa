/** Makes the inputs smaller that the engine found something with. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { findingIn } from "./finding-of.ts";
import type { Proof } from "./proofs/proof.ts";

const mostTries = 1_500;

/** Cuts stretches out, long ones first, as long as what is left still shows it. */
async function minimised(bytes: Uint8Array, shows: (bytes: Uint8Array) => Promise<boolean>): Promise<Uint8Array> {
	let [small, tries] = [bytes, 0];
	for (let length = small.length >> 1; length >= 1; length >>= 1) {
		for (let at = 0; at < small.length && tries < mostTries; tries++) {
			const cut = Buffer.concat([small.subarray(0, at), small.subarray(at + length)]);
			if (await shows(cut)) small = cut;
			else at += length;
		}
	}
	return small;
}

/** Writes the smaller input in place of the one that was found, and beside it what it shows; false where only the watching was slow. */
export async function minimiseFile(file: string, proof: Proof): Promise<boolean> {
	const bytes = readFileSync(file);
	const finding = await findingIn(bytes, proof);
	if (finding === null) {
		const wasSlow = basename(file).startsWith("slow");
		if (wasSlow) rmSync(file);
		else writeFileSync(`${file}.why`, "not again, where nobody watches\n");
		return !wasSlow;
	}
	const small = await minimised(bytes, async (smaller) => (await findingIn(smaller, proof))?.name === finding.name);
	writeFileSync(file, small);
	writeFileSync(`${file}.why`, `${finding.name}\n${(await findingIn(small, proof))?.why}\n`);
	return true;
}
