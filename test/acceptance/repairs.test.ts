// A slip in each label of real notes, repaired: the file is the same again, byte for byte. The notes are not part of the
// project: where they do not lie beside the checkout, this test is skipped.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import { type Fixing, fixSource } from "../../src/batch/fix.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { judge, type Outcome } from "../../src/pipeline.ts";
import { decodeText } from "../../src/read/legacy.ts";
import { inputFormats } from "../../src/structure/formats/index.ts";

const root = new URL("../../../shared/notes/", import.meta.url);
const files = ["", "corpus/", "prose/"]
	.map((name) => new URL(name, root))
	.filter((folder) => existsSync(folder))
	.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
	.filter(({ pathname }) => pathname.endsWith(".txt"));

const [format, form] = [inputFormats.find(({ name }) => name === "txt"), shippedForm("un-meeting")];
const tools = { format, form, today: "2030-01-01", isWanted: () => true } as Fixing;

function outcomeOf(bytes: Uint8Array): Outcome {
	const source = decodeText(bytes, { path: "notes.txt", encoding: null });
	if ("code" in source) throw new Error(source.message);
	return judge({ ...source, format: "txt" }, tools);
}

/** The offsets of the labels that the form knows. */
function labelsOf({ children }: Report): (readonly [number, number])[] {
	return children.flatMap((child) => {
		if ((child.type !== "field" && child.type !== "section") || child.name === null) return [];
		const { start, end } = child.labelPosition;
		return [[start.offset ?? 0, end.offset ?? 0] as const];
	});
}

/** A label whose longest word lacks its third letter. */
function slipIn(label: string): string {
	const words = label.match(/[A-Za-z]+/g) ?? [];
	const longest = words.reduce((one, other) => (other.length > one.length ? other : one), "");
	return longest.length < 4 ? label : label.replace(longest, longest.slice(0, 2) + longest.slice(3));
}

test.runIf(files.length > 0)("every slip is put right, and nothing else", { timeout: 60_000 }, () => {
	for (const file of files) {
		const bytes = readFileSync(file);
		const { source, report } = outcomeOf(bytes);
		const mark = bytes.subarray(0, bytes.length - Buffer.byteLength(source.text));
		for (const [start, end] of labelsOf(report)) {
			const slip = slipIn(source.text.slice(start, end));
			const text = source.text.slice(0, start) + slip + source.text.slice(end);
			if (text === source.text) continue;
			const spoilt = Buffer.concat([mark, Buffer.from(text)]);
			expect([slip, fixSource(spoilt, outcomeOf(spoilt), tools).bytes]).toEqual([slip, bytes]);
		}
	}
});
