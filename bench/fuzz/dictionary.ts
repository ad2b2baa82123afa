/** Words that mean something to a reader, for the engine to put into its inputs: those in `words/`, one a line in JSON, and labels. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { characters, wordless, worthReading } from "../../src/read/documents/rtf-tokens.ts";
import { form } from "./proofs/report.ts";

const folder = fileURLToPath(new URL("../../bench/fuzz/words/", import.meta.url));

/** The file of a reader's words, as the engine reads it. */
export function dictionary(reader: string): string {
	const words = [...labels, ...wordsIn("all"), ...wordsIn(reader), ...(reader === "rtf" ? rtfWords : [])];
	return [...new Set(words)].map((word) => `"${escaped(word)}"\n`).join("");
}

const labels = [...form.fields, ...form.sections].flatMap(({ label, aliases }) => [
	`${label}:`,
	...aliases.slice(0, 2),
]);
const rtfWords = [...characters.keys(), ...wordless, ...worthReading].map((word) => `\\${word} `);

function wordsIn(name: string): string[] {
	const file = `${folder}${name}.txt`;
	const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
	return lines.filter((line) => line !== "").map((line) => String(JSON.parse(line)));
}

/** Bytes outside of printable ASCII, quotes and backslashes in hex. */
const escaped = (word: string): string =>
	[...Buffer.from(word)]
		.map((byte) =>
			byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c
				? `\\x${byte.toString(16).padStart(2, "0").toUpperCase()}`
				: String.fromCharCode(byte),
		)
		.join("");
