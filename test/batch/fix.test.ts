/** Every repair of every mutant, in every encoding: what it changes, and that it changes nothing else. */
import { describe, expect, test } from "vitest";
import { type Fixed, type Fixing, fixSource } from "../../src/batch/fix.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { fixOf } from "../../src/findings/fix.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { judge, type Outcome } from "../../src/pipeline.ts";
import type { Source } from "../../src/read/decode.ts";
import { decodeText } from "../../src/read/legacy.ts";
import { inputFormats } from "../../src/structure/formats/index.ts";
import { encoderFor } from "../../src/write/encode.ts";
import { cleanNotes } from "../check/clean.ts";
import { placed } from "../check/mutant.ts";
import { mutants } from "../check/mutants.ts";

function toolsFor(formatName: string): Fixing {
	const [format, form] = [inputFormats.find(({ name }) => name === formatName), shippedForm("un-meeting")];
	if (format === undefined || form === null) throw new Error("expected the format and the form");
	return { format, form, today: "2030-01-01", isWanted: () => true };
}

const txt = toolsFor("txt");

function outcomeOf(bytes: Uint8Array, encoding: string | null, tools = txt): Outcome {
	const source = decodeText(bytes, { path: "notes.txt", encoding });
	if ("code" in source) throw new Error(source.message);
	return judge({ ...source, format: tools.format.name }, tools);
}

function sourceOf(text: string): Source {
	return { path: null, text, encoding: "utf-8", guess: null, sha256: "", format: "txt" };
}

function fixed(bytes: Uint8Array, encoding: string | null, tools = txt): Fixed {
	return fixSource(bytes, outcomeOf(bytes, encoding, tools), tools);
}

const encoded = (text: string, encoding: string): Uint8Array => encoderFor(encoding)?.(text) ?? new Uint8Array();
const shown = ({ outcome }: Pick<Fixed, "outcome">): string[] => outcome.findings.map(({ code }) => code);

/** How a note is saved: its encoding, what it begins with, and its line ends. */
const savings = [
	["utf-8", "", "\n"],
	["utf-8", "\uFEFF", "\r\n"],
	["utf-16le", "\uFEFF", "\r\n"],
	["utf-16be", "", "\r"],
	["windows-1252", "", "\r\n"],
	["macintosh", "", "\r"],
	["gb18030", "", "\n"],
] as const;

/** Characters that a repair must leave alone, where an encoding has them. */
const delicate = [..."“No-break\u00a0space” – café’s “…”, œuvre"];
const fixable: ReadonlySet<string> = new Set(["misspelled-label", "mojibake"]);

describe.each(savings)("in %s, %j in front, lines end in %j", (encoding, mark, lineEnd) => {
	const kept = delicate.filter((character) => encoded(character, encoding).length > 0).join("");
	const tried = mutants.filter(({ code }) => fixable.has(code) || encoding === "windows-1252");

	test.each(cleanNotes)("$name: all that can be repaired is, and no byte beside it changes", (note) => {
		let count = 0;
		for (const { name, code, spoil } of tried) {
			const text = placed(spoil(note)).text.replace(note.prose, `${note.prose}. ${kept}`);
			const bytes = encoded(mark + text.replaceAll("\n", lineEnd), encoding);
			// What an encoding has no character for can't be saved in it.
			if (bytes.length === 0) continue;
			checkOne({ bytes, encoding, name, code });
			count++;
		}
		expect(count).toBeGreaterThan(tried.length / 2);
	});
});

function checkOne({
	bytes,
	encoding,
	name,
	code,
}: {
	bytes: Uint8Array;
	encoding: string;
	name: string;
	code: string;
}) {
	const before = outcomeOf(bytes, encoding);
	const fix = fixSource(bytes, before, txt);
	const repairable = before.findings.filter((finding) => fixOf(finding) !== null);
	const isFixable = fixable.has(code) && canHold(before, encoding);
	expect([name, repairable.length > 0 && canHold(before, encoding)]).toEqual([name, isFixable]);
	if (!isFixable) {
		expect([name, fix.bytes]).toEqual([name, null]);
		return;
	}
	const [finding] = repairable;
	const { position, text } = (finding && fixOf(finding)) ?? { position: null, text: "" };
	const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
	const source = before.source.text;
	const head = bytes.subarray(0, bytes.length - encoded(source.slice(start), encoding).length);
	const tail = encoded(source.slice(end), encoding);
	expect([name, fix.bytes]).toEqual([name, Buffer.concat([head, encoded(text, encoding), tail])]);
	// A name with a sign in its midst is still another name when the sign can be read again.
	const left = fix.outcome.findings.filter((each) => code === "misspelled-label" || fixOf(each) !== null);
	expect([name, fix.applied, left]).toEqual([name, 1, []]);
	expect([name, fixSource(fix.bytes ?? bytes, fix.outcome, txt).bytes]).toEqual([name, null]);
	expect(outcomeOf(fix.bytes ?? bytes, encoding).findings).toEqual(fix.outcome.findings);
}

function canHold({ findings }: Outcome, encoding: string): boolean {
	return findings.every(
		(finding) => encoded(fixOf(finding)?.text ?? "", encoding).length > 0 || fixOf(finding) === null,
	);
}

const label = "Repotrer: Ruth Delacroix\n";

const wrapped = `Reporter: A. Bell

Brief summary of presentation of information made

Boats of the harbour were counted by the fishers in the morning and in the
evening, and nobody could say why there were so many more of them than last
year, when the storms had come and gone without any harm to the boats that lay
at the quay. The minister thanked them all the same, and left in the evening.

What was of particular signficance to share with The Salvation Army
  globally?

Our centres in harbour towns already feed the families that he spoke of, and
they would like to have a voice in what becomes of the quay and of the boats.
`;

describe("fixSource", () => {
	test("makes several repairs at once, and those that come to light behind them", () => {
		const text = "Dtae of Meeting: 2 May 2016\nRepoâ€™trer: Ruthâ€™s sister\n";
		const { applied, after } = fixed(Buffer.from(text), null);
		expect(after).toBe("Date of Meeting: 2 May 2016\nRepo’trer: Ruth’s sister\n".replace("Repo’trer", "Reporter"));
		expect(applied).toBe(4);
	});

	test("repairs what was garbled twice", () => {
		const twice = "ItÃ¢â‚¬â„¢s";
		expect(fixed(Buffer.from(`Reporter: ${twice}\n`), null).after).toBe("Reporter: It’s\n");
	});

	test("says what the text was and is, with its mark, and what there is to tell afterwards", () => {
		const { before, after, outcome } = fixed(Buffer.from(`\uFEFF${label}`), null);
		expect([before, after]).toEqual([`\uFEFF${label}`, "\uFEFFReporter: Ruth Delacroix\n"]);
		expect(outcome.source).toMatchObject({ text: "Reporter: Ruth Delacroix\n", encoding: "utf-8" });
		expect(shown({ outcome })).not.toContain("misspelled-label");
	});

	test("keeps the line end inside a label", () => {
		const text = wrapped.replaceAll("\n", "\r\n");
		expect(fixed(Buffer.from(text), null).after).toBe(text.replace("signficance", "significance"));
	});

	test("leaves a character that the encoding does not have", () => {
		const { bytes, applied } = fixed(encoded("Reporter: ZoÅ‚a\nDtae: 2 May 2016\n", "windows-1252"), "windows-1252");
		expect(Buffer.from(bytes ?? []).toString("latin1")).toBe("Reporter: Zo\xc5\x82a\nDate: 2 May 2016\n");
		expect(applied).toBe(1);
	});

	test("repairs a file whose encoding was guessed", () => {
		const text = `${label}Organizer: “Émile’s café” – Zoë’s\n“Encore”, she’d said – “ça va”.\n`;
		const fix = fixed(encoded(text, "windows-1252"), null);
		expect(fix.after).toBe(text.replace("Repotrer", "Reporter"));
		expect(shown(fix)).toContain("guessed-encoding");
	});

	test("touches nothing where bytes depend on what stands before them", () => {
		expect(fixed(Buffer.from(`${label}\x1b$B2q5D\x1b(B\n`), "iso-2022-jp").bytes).toBeNull();
	});

	test("touches nothing where the bytes could have been others", () => {
		// 0xA2 0xE3 is the euro sign in GBK, and so is 0x80.
		const bytes = Buffer.concat([Buffer.from(`${label}Cost: 5 `), Uint8Array.of(0xa2, 0xe3), Buffer.from("\n")]);
		expect(fixed(bytes, "gbk").bytes).toBeNull();
	});

	test("does nothing where there is nothing to repair", () => {
		expect(fixed(Buffer.from("Reporter: Ruth Delacroix\n"), null)).toMatchObject({ applied: 0, bytes: null });
	});

	test("leaves what is not to be told", () => {
		const tools = { ...txt, isWanted: ({ code }: Finding) => code !== "mojibake" };
		const text = `${label}Organizer: Ruthâ€™s sister\n`;
		expect(fixed(Buffer.from(text), null, tools).after).toBe(text.replace("Repotrer", "Reporter"));
	});

	test("in a report, repairs the very words, and leaves escapes alone", () => {
		const markdown = toolsFor("markdown");
		const report = "---\nrapporteur: 1\nform: un-meeting\norganizer: Ruthâ€™s sister\n---\n";
		expect(fixed(Buffer.from(report), null, markdown).after).toBe(report.replace("â€™", "’"));
		const escaped = report.replace("Ruthâ€™s sister", '"Ruth\\u00e2\\u20ac\\u2122s sister"');
		expect(fixed(Buffer.from(escaped), null, markdown).bytes).toBeNull();
	});

	test("in JSON, repairs words inside a string and nothing else", () => {
		const json = toolsFor("json");
		const section = (heading: string): string =>
			JSON.stringify({ version: 1, form: "un-meeting", fields: {}, sections: { summary: { heading, markdown: "" } } });
		const report = section("Brief summry of presentation of information made");
		expect(fixed(Buffer.from(report), null, json).after).toBe(report.replace("summry", "summary"));
		const wrong = report.replace(/"heading":"[^"]*"/, '"heading":5');
		const outcome = judge(sourceOf(wrong), json);
		expect(outcome.findings.filter((finding) => fixOf(finding) !== null)).toEqual([]);
	});

	test.each([
		[2, 9, "edition", true],
		[2, 9, 'edit"ion', false],
		[2, 12, "edition", false],
		[11, 12, "2", false],
	])("in JSON, from %i to %i %j may stand: %s", (from, to, replacement, may) => {
		const at = (offset: number) => ({ line: 1, column: offset + 1, offset });
		const can = toolsFor("json").format.repairs?.('{"version": 1, "fields": {}}');
		expect(can?.({ start: at(from), end: at(to) }, replacement)).toBe(may);
	});

	test("leaves a tree alone: it holds the same words several times", () => {
		const notes = `${label}Organizer: Ruthâ€™s sister\n`;
		const tree = JSON.stringify(judge(sourceOf(notes), txt).report);
		const outcome = outcomeOf(Buffer.from(tree), null, toolsFor("ast"));
		expect(shown({ outcome })).toContain("mojibake");
		expect(outcome.findings.filter((finding) => fixOf(finding) !== null)).toEqual([]);
		expect(fixSource(Buffer.from(tree), outcome, toolsFor("ast")).bytes).toBeNull();
	});
});
