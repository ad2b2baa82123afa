/** Hostile Word documents. */
import { docxFiles } from "../../test/read/documents/saved.ts";
import { between, pick, type Random } from "../notes/random.ts";
import { archive, type Entry, packedBlanks } from "./archive.ts";
import { laughs, outerEntity } from "./entities.ts";
import type { HostileKind } from "./kind.ts";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const words = (random: Random): string => `<w:p><w:r><w:t>Note ${between(random, 1, 99_999)}</w:t></w:r></w:p>`;

function entriesOf(body: string, more: Readonly<Record<string, string>> = {}): Entry[] {
	return Object.entries(docxFiles(body, more)).map(([name, content]) => ({ name, content }));
}

const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array => archive(entriesOf(body, more));

/** A document with one more entry. */
const docxWith = (random: Random, entry: Entry, count?: number): Uint8Array => {
	const entries = [...entriesOf(words(random)), entry];
	return archive(entries, count ?? entries.length);
};

function linked(kind: string, target: string): Readonly<Record<string, string>> {
	const link = `<Relationship Id="r9" Type="${relationships}/${kind}" Target="${target}" TargetMode="External"/>`;
	return {
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link}</Relationships>`,
	};
}

const millions = 200;
const blanks = (name: string): Entry => ({
	name,
	content: packedBlanks(millions),
	packed: true,
	size: millions * 1_000_000,
});
const nothing = new Uint8Array();
const deep = 10_000;

/** All kinds of them. */
export const hostileWord: readonly HostileKind[] = [
	{
		what: "a bomb that tells its size",
		extension: "docx",
		refused: "too-large",
		make: (random) => docxWith(random, blanks(pick(random, ["word/media/a.png", "word/styles.xml", "x"]))),
	},
	{
		what: "a bomb that hides its size",
		extension: "docx",
		refused: "undecodable",
		make: (random) => docxWith(random, { ...blanks("word/styles.xml"), size: between(random, 1, 1000) }),
	},
	{
		what: "ten thousand entries that are one",
		extension: "docx",
		refused: "too-large",
		make: (random) => {
			const content = Buffer.alloc(100_000, " ");
			const entry = (at: number): Entry => ({ name: `word/document${at}.xml`, content, overlaps: at > 0 });
			return archive([...Array.from({ length: between(random, 2_000, 9_000) }, (_, at) => entry(at))]);
		},
	},
	{
		what: "more entries than there are",
		extension: "docx",
		refused: "too-large",
		make: (random) => docxWith(random, { name: "x", content: nothing }, between(random, 20_000, 65_535)),
	},
	{
		what: "a document in a document",
		extension: "docx",
		refused: "undecodable",
		make: (random) => {
			const inner = docx(words(random));
			return archive([
				...entriesOf("").filter(({ name }) => name !== "word/document.xml"),
				{ name: "word/document.xml", content: inner },
			]);
		},
	},
	{
		what: "sizes beyond four gigabytes",
		extension: "docx",
		refused: "too-large",
		make: (random) =>
			docxWith(random, { name: "x", content: nothing, [pick(random, ["size", "packedSize"])]: 0xffffffff }),
	},
	{
		what: "a way out of the archive",
		extension: "docx",
		refused: "undecodable",
		make: (random) =>
			docxWith(random, { name: pick(random, ["../../x", "/etc/x", "word\\..\\..\\x", "C:/x"]), content: nothing }),
	},
	{
		what: "an entry behind a password",
		extension: "docx",
		refused: "undecodable",
		make: (random) => docxWith(random, { name: "x", content: nothing, flags: 1 }),
	},
	{
		what: "two entries of one name",
		extension: "docx",
		refused: "undecodable",
		make: (random) => docxWith(random, { name: "word/document.xml", content: nothing }),
	},
	{
		what: "entities that multiply",
		extension: "docx",
		refused: "undecodable",
		make: (random) =>
			docx("", { [pick(random, ["word/document.xml", "word/styles.xml"])]: laughs(random, "w:document") }),
	},
	{
		what: "an entity from elsewhere",
		extension: "docx",
		refused: "undecodable",
		make: (random) => docx("", { "word/document.xml": outerEntity(random, "w:document") }),
	},
	{
		what: "a file of the computer as an image",
		extension: "docx",
		refused: "undecodable",
		make: (random) =>
			docx(words(random), linked("image", pick(random, ["file:///etc/passwd", "\\\\host\\x", "C:\\x"]))),
	},
	{
		what: "an image from the web",
		extension: "docx",
		refused: null,
		make: (random) => docx(words(random), linked("image", `http://127.0.0.1:9/${between(random, 1, 99)}`)),
	},
	{
		what: "elements in elements",
		extension: "docx",
		refused: "too-deep",
		make: () => docx("<w:sdt>".repeat(deep) + "</w:sdt>".repeat(deep)),
	},
	{
		what: "a list of entries that is cut",
		extension: "docx",
		refused: "undecodable",
		make: (random) => {
			const whole = docx(words(random));
			return whole.subarray(0, whole.length - between(random, 1, 200));
		},
	},
];
