/** Notes that came as mail: quoted, sent on, with heads, greetings and signatures. */
import { describe, expect, test } from "vitest";
import { plainText } from "../../src/ast/text.ts";
import { process } from "../../src/library/process.ts";

const notes = `Date of Meeting: 15 April 2019
Meeting Organiser: Alliance for the Rights of Older People,
Mission of Argentina
Reporter: Dougal Pratt

Brief summary of presentation of information made

Ms Ilse Vandeputte (Alliance) ran the session and asked everyone to stick
to five minutes.

- one item
- another item

What was of particular significance to share with The Salvation Army
globally?

Nobody from a faith group was there.

Tags: United Nations, Ageing`;

const head = `From: Narelle Whitcombe
Sent: Wednesday, 24 April 2019 8:12 AM
To: Policy Desk; Records
  Office
Subject: FW: notes from NY`;

const quoted = (text: string, sign: string): string => text.replace(/^/gm, sign).replace(/[ ]+$/gm, "");

const read = (text: string, path = "notes.txt") => {
	const { report, findings } = process(text, { path });
	const fields = Object.fromEntries(
		report.children.flatMap((child) => (child.type === "field" ? [[child.name, child.value]] : [])),
	);
	const sections = report.children.flatMap((child) =>
		child.type === "section" ? [[child.name, child.children.map(({ type }) => type)]] : [],
	);
	const loose = report.children.flatMap(({ type, position }) =>
		type === "unclassified" || type === "preamble" ? [`${position.start.line}-${position.end.line}`] : [],
	);
	return { fields, sections, loose, codes: findings.map(({ code }) => code), report };
};

const plain = read(notes);

describe.each(["notes.txt", "notes.md"])("in %s", (path) => {
	const own = read(notes, path);

	test.each(["> ", ">> ", "> > ", ">", "  > ", "| "])("behind %j the notes are read as without it", (sign) => {
		const found = read(quoted(notes, sign), path);
		expect(found.fields).toEqual(own.fields);
		expect(found.sections).toEqual(own.sections);
		expect(found.codes).toEqual([...own.codes, "quoted-mail"].sort((one) => (one === "quoted-mail" ? -1 : 1)));
		expect(found.loose).toEqual([]);
	});

	test("a mail that is sent on twice", () => {
		const text = `${head}\n\nHi all, see below.\nN.\n\n${quoted(`${head}\n\nHi Narelle: sorry.\nDougal\n\n${quoted(notes, "> ")}`, "> ")}\n`;
		const found = read(text, path);
		expect(found.fields).toEqual(own.fields);
		expect(found.sections).toEqual(own.sections);
		expect(found.loose).toEqual(["1-17"]);
		expect(found.codes.filter((code) => code === "quoted-mail")).toHaveLength(1);
	});

	test("a mail with a head and a signature", () => {
		const text = `${head}\n\nGood evening,\n\n${notes}\n\nRemain blessed,\nN. Whitcombe\nSent from my phone\n`;
		const found = read(text, path);
		expect(found.fields).toEqual(own.fields);
		expect(found.sections).toEqual(own.sections);
		expect(found.loose).toEqual(["1-7", "29-31"]);
	});

	test("something that is quoted inside of notes stays as it is", () => {
		const text = notes.replace("- one item", "> Date of Meeting: 3 May 2011\n> Reporter: Ann Bell\n\n- one item");
		expect(read(text, path).fields).toEqual(own.fields);
		expect(read(text, path).codes).toEqual(own.codes);
	});
});

test.each([
	"-----Original Message-----\nFrom: Ann Bell\nDate: 3 May 2011\nSubject: x",
	"On Tue, 3 May 2011 at 10:11, Ann Bell <ann@example.org> wrote:",
	"On Tue, 3 May 2011 at 10:11, Ann Bell\n<ann@example.org> wrote:",
	"Von: Bell, Ann\nGesendet: Dienstag, 3. Mai 2011 10:11\nBetreff: WG: x",
	"De : Ann Bell\nEnvoyé : mardi 3 mai 2011 10:11\nÀ : Bob\nObjet : x",
	"*From:* Ann Bell\n*Date:* 3 May 2011\n*Subject:* x",
	"Subject: x\nDate: 3 May 2011\nFrom: Ann Bell",
])("the date of a mail is not that of the meeting: %j", (opening) => {
	const found = read(`${opening}\n\n${notes}`);
	expect(found.fields).toEqual(plain.fields);
	expect(found.loose).toHaveLength(1);
});

test.each([
	`${head}\n\n`,
	"From: Ann Bell\nTo: Bob\nSubject: x\n\n",
	"From: Ann Bell\n\nSent: 3 May 2011\n\nTo: Bob\n\nHi Bob,\n\n",
])("notes that begin with `Date` below the head of a mail keep it: %j", (opening) => {
	const own = notes.replace("Date of Meeting", "Date");
	expect(read(`${opening}${own}`).fields).toEqual(read(own).fields);
});

test.each(["--\nAnn Bell", "Kind regards,\nAnn Bell", "Regards\n\nAnn", "Sent from my phone", "Cheers,\nAnn"])(
	"a signature is no part of the tags: %j",
	(signature) => {
		const found = read(`From: Ann Bell\nTo: Bob\n\n${notes}\n\n${signature}\n`);
		expect(found.fields["tags"]).toEqual(plain.fields["tags"]);
		expect(found.loose).toHaveLength(2);
	},
);

test("the signs are marks of the report", () => {
	const { report } = read(quoted(notes, "> "));
	expect(report.marks?.[0]).toEqual({
		value: ">",
		position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } },
	});
});

test("a name alone at the end is a signature, as a list of names is not", () => {
	expect(ofSignificance("It matters.\n\nAnn Bell\n")).toBe("It matters.");
	expect(ofSignificance("It matters.\n\nAnn Bell\nBob Cole\n")).toContain("Ann Bell");
	expect(ofSignificance("It matters.\n\n- Ann Bell\n")).toContain("Ann Bell");
});

function ofSignificance(words: string): string {
	const { report } = process(`Date: 2 May 2016\nReporter: Ann Bell\n\nSignificance:\n${words}`, { path: "notes.txt" });
	const section = report.children.find((child) => child.type === "section");
	return section?.type === "section" ? plainText(section.children) : "";
}

test.each(["What: nets for all", "Where: room 2"])(
	"a label that the form does not know, below the head of a mail: %j",
	(line) => {
		const text = `To: Bo\nFrom: Ann\nSubject: notes\n\nHi Bo,\n\n${line}\nDate: 3 May 2019\nReporter: Ruta Berg\n\nSummary\nMs Ada Okafor said so.\n`;
		const { findings } = process(text, { path: "notes.txt" });
		const told = findings.flatMap(({ code, position }) => (code === "unclassified-text" ? [position?.start.line] : []));
		expect(told).toEqual([7]);
	},
);
