/** Notes whose contents are known: three of each of 93 manners to mark who speaks, some with mistakes, in several encodings. */
import { readFileSync } from "node:fs";
import { createSinglebyteEncoder } from "@exodus/bytes/single-byte.js";

/** Somebody who speaks, as expected or found. */
export interface Named {
	readonly name: string;
	readonly honorific?: string | null;
	readonly role?: string | null;
}

/** A note, and what a report of it must say. */
export interface KnownNote {
	/** The manner in which it marks who speaks. */
	readonly layout: string;
	readonly text: string;
	/** Below a folder of notes, with `/`. */
	readonly path: string;
	/** By its WHATWG name. */
	readonly encoding: string;
	/** As the report's JSON has them. */
	readonly fields: Readonly<Record<string, unknown>>;
	readonly sections: readonly string[];
	readonly speakers: readonly Named[];
	/** The codes of all findings, sorted, each once. */
	readonly codes: readonly string[];
}

const lines = readFileSync(new URL("../../fixtures/known-notes.jsonl", import.meta.url), "utf8")
	.trimEnd()
	.split("\n");

/** How many there are; those with larger numbers say the same with other numbers in it. */
export const knownNotes = lines.length;

/** The note with a number from 1 up: no two have the same words, nor the same path. */
export function knownNote(number: number): KnownNote {
	const line = lines[(number - 1) % lines.length] ?? "";
	return JSON.parse(line.replaceAll("@@", String(number)));
}

/** A note as it was saved. */
export function bytesOf({ text, encoding }: KnownNote): Uint8Array {
	if (encoding === "windows-1252") return createSinglebyteEncoder("windows-1252")(text);
	const bytes = Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
	return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

/** So many of them that are in UTF-8: few other programs read the older encodings. */
export function notesInUtf8(count: number): KnownNote[] {
	const notes: KnownNote[] = [];
	for (let number = 1; notes.length < count; number++) {
		const note = knownNote(number);
		if (note.encoding === "utf-8") notes.push(note);
	}
	return notes;
}

/** How many speakers were expected and found, and how many of them agree in the name, or in honorific and role too. */
export interface Agreement {
	readonly expected: number;
	readonly found: number;
	readonly names: number;
	readonly exact: number;
}

/** Compares the speakers of many notes, articles of roles aside. */
export function agreementOf(
	pairs: readonly (readonly [expected: readonly Named[], found: readonly Named[]])[],
): Agreement {
	const sum = (count: (expected: readonly Named[], found: readonly Named[]) => number): number =>
		pairs.reduce((total, [expected, found]) => total + count(expected, found), 0);
	return {
		expected: sum((expected) => expected.length),
		found: sum((_, found) => found.length),
		names: sum((expected, found) => shared(expected, found, ({ name }) => name)),
		exact: sum((expected, found) => shared(expected, found, whole)),
	};
}

const whole = ({ honorific, name, role }: Named): string =>
	[honorific ?? "", name, (role ?? "").replace(/^(?:the|an?) /i, "")].join(" | ");

function shared(expected: readonly Named[], found: readonly Named[], key: (speaker: Named) => string): number {
	const left = expected.map((speaker) => collapsed(key(speaker)));
	return found.filter((speaker) => {
		const at = left.indexOf(collapsed(key(speaker)));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	}).length;
}

const collapsed = (text: string): string => text.replace(/\s+/gu, " ").trim();
