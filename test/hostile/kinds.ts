/** Hostile files that somebody could send, by kind; each number makes another file of the kind. */
import type { FaultCode } from "../../src/findings/finding.ts";
import { between, pick, type Random } from "../random.ts";
import { docxFiles, odtFiles } from "../read/documents/saved.ts";
import { archive, type Entry, packedBlanks } from "./archive.ts";

/** A kind of hostile files. */
export interface HostileKind {
	readonly extension: string;
	readonly what: string;
	/** What it is refused as, or told as where it is read all the same; null where it hurts nobody. */
	readonly refused: FaultCode | null;
	/** Its words are kept, though it is reported. */
	readonly read: boolean;
	readonly make: (random: Random) => Uint8Array | string;
}

type Row = readonly [what: string, refused: FaultCode | "read" | "too-deep, read", make: HostileKind["make"]];

const kindsOf = (extension: string, rows: readonly Row[]): HostileKind[] =>
	rows.map(([what, ends, make]) => ({
		extension,
		what,
		refused: ends === "read" ? null : ends === "too-deep, read" ? "too-deep" : ends,
		read: ends.endsWith("read"),
		make,
	}));

const nothing = new Uint8Array();
const millions = 200;
const [deep, many] = [10_000, 100_000];
const number = (random: Random): string => String(between(random, 1, 99_999));
const bomb = (name: string, size = millions * 1_000_000): Entry => ({
	name,
	content: packedBlanks(millions),
	packed: true,
	size,
});

/** A billion words from a kilobyte: each generation names the last one ten times. */
function laughs(random: Random, element: string): string {
	const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
	const first = `<!ENTITY l0 "ha${between(random, 1, 99)}">`;
	return `<?xml version="1.0"?><!DOCTYPE x [${first}${levels.join("")}]><${element}>&l9;</${element}>`;
}

/** What a file of this computer, or of another one, says. */
function outerEntity(random: Random, element: string): string {
	const from = pick(random, ["file:///etc/passwd", "http://127.0.0.1:9/x", "expect://id"]);
	const entity = pick(random, [`<!ENTITY a SYSTEM "${from}">`, `<!ENTITY % a SYSTEM "${from}"> %a;`]);
	return `<?xml version="1.0"?><!DOCTYPE x [${entity}]><${element}>&a;</${element}>`;
}

const entriesOf = (files: Readonly<Record<string, Uint8Array>>): Entry[] =>
	Object.entries(files).map(([name, content]) => ({ name, content }));
const docxEntries = (body: string, more: Readonly<Record<string, string>> = {}): Entry[] =>
	entriesOf(docxFiles(body, more));
const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
	archive(docxEntries(body, more));
const docxWords = (random: Random): string => `<w:p><w:r><w:t>Note ${number(random)}</w:t></w:r></w:p>`;

/** A document with one more entry. */
const docxWith = (random: Random, entry: Entry, count?: number): Uint8Array => {
	const entries = [...docxEntries(docxWords(random)), entry];
	return archive(entries, count ?? entries.length);
};

function linked(target: string): Readonly<Record<string, string>> {
	const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
	const link = `<Relationship Id="r9" Type="${type}" Target="${target}" TargetMode="External"/>`;
	const space = "http://schemas.openxmlformats.org/package/2006/relationships";
	return { "word/_rels/document.xml.rels": `<Relationships xmlns="${space}">${link}</Relationships>` };
}

const word: readonly Row[] = [
	[
		"a bomb that tells its size",
		"too-large",
		(random) => docxWith(random, bomb(pick(random, ["word/media/a.png", "word/styles.xml", "x"]))),
	],
	[
		"a bomb that hides its size",
		"undecodable",
		(random) => docxWith(random, bomb("word/styles.xml", between(random, 1, 1000))),
	],
	[
		"ten thousand entries that are one",
		"too-large",
		(random) => {
			const content = Buffer.alloc(100_000, " ");
			const entry = (at: number): Entry => ({ name: `word/document${at}.xml`, content, overlaps: at > 0 });
			return archive(Array.from({ length: between(random, 2_000, 9_000) }, (_, at) => entry(at)));
		},
	],
	[
		"more entries than there are",
		"too-large",
		(random) => docxWith(random, { name: "x", content: nothing }, between(random, 20_000, 65_535)),
	],
	[
		"a document in a document",
		"undecodable",
		(random) => {
			const others = docxEntries("").filter(({ name }) => name !== "word/document.xml");
			return archive([...others, { name: "word/document.xml", content: docx(docxWords(random)) }]);
		},
	],
	[
		"sizes beyond four gigabytes",
		"too-large",
		(random) => docxWith(random, { name: "x", content: nothing, [pick(random, ["size", "packedSize"])]: 0xffffffff }),
	],
	[
		"a way out of the archive",
		"undecodable",
		(random) =>
			docxWith(random, { name: pick(random, ["../../x", "/etc/x", "word\\..\\..\\x", "C:/x"]), content: nothing }),
	],
	[
		"an entry behind a password",
		"undecodable",
		(random) => docxWith(random, { name: "x", content: nothing, flags: 1 }),
	],
	[
		"two entries of one name",
		"undecodable",
		(random) => docxWith(random, { name: "word/document.xml", content: nothing }),
	],
	[
		"entities that multiply",
		"undecodable",
		(random) => docx("", { [pick(random, ["word/document.xml", "word/styles.xml"])]: laughs(random, "w:document") }),
	],
	[
		"an entity from elsewhere",
		"undecodable",
		(random) => docx("", { "word/document.xml": outerEntity(random, "w:document") }),
	],
	[
		"a file of the computer as an image",
		"undecodable",
		(random) => docx(docxWords(random), linked(pick(random, ["file:///etc/passwd", "\\\\host\\x", "C:\\x"]))),
	],
	[
		"an image from the web",
		"read",
		(random) => docx(docxWords(random), linked(`http://127.0.0.1:9/${between(random, 1, 99)}`)),
	],
	["elements in elements", "too-deep", () => docx("<w:sdt>".repeat(deep) + "</w:sdt>".repeat(deep))],
	[
		"a list of entries that is cut",
		"undecodable",
		(random) => docx(docxWords(random)).slice(0, -between(random, 1, 200)),
	],
];

function odt(body: string, ...others: readonly Entry[]): Uint8Array {
	const own = entriesOf(odtFiles(body));
	return archive([...own.filter(({ name }) => others.every((other) => other.name !== name)), ...others]);
}

const odtWords = (random: Random): string => `<text:p>Note ${number(random)}</text:p>`;
const odtPart = (name: string, xml: string): Uint8Array => odt("", { name, content: Buffer.from(xml) });

const openDocument: readonly Row[] = [
	["a bomb that tells its size", "too-large", (random) => odt(odtWords(random), bomb("Pictures/a.png"))],
	["a bomb that hides its size", "undecodable", (random) => odt("", bomb("content.xml", between(random, 1, 1000)))],
	[
		"entities that multiply",
		"undecodable",
		(random) => odtPart("content.xml", laughs(random, "office:document-content")),
	],
	[
		"an entity from elsewhere",
		"undecodable",
		(random) => odtPart(pick(random, ["content.xml", "styles.xml"]), outerEntity(random, "office:document-content")),
	],
	[
		"a way out of the archive",
		"undecodable",
		(random) => odt(odtWords(random), { name: pick(random, ["../x", "/x", "a/../../x"]), content: nothing }),
	],
	[
		"an entry behind a password",
		"undecodable",
		(random) => odt("", { name: "content.xml", content: Buffer.from(odtWords(random)), flags: 1 }),
	],
	["elements in elements", "too-deep", () => odt("<text:section>".repeat(deep) + "</text:section>".repeat(deep))],
	[
		"blanks by the billion",
		"read",
		(random) => odt(`<text:p>a<text:s text:c="${between(random, 1, 9)}000000000"/>b</text:p>`),
	],
];

const page = (body: string): string => `<!DOCTYPE html><html><body>${body}</body></html>`;
const attributes = Array.from({ length: many }, (_, at) => `a${at}="${at}"`).join(" ");
const running = (host: string): string => `<script>fetch("${host}")</script><img src="${host}" onerror="alert(1)">
	<iframe src="file:///etc/passwd"></iframe><link rel="stylesheet" href="${host}"><p><a href="javascript:alert(1)">Note</a></p>`;

const html: readonly Row[] = [
	["an element with many attributes", "read", (random) => page(`<p ${attributes}>Note ${number(random)}</p>`)],
	[
		"elements in elements",
		"too-deep, read",
		(random) => page(`<${pick(random, ["div", "b", "ul", "blockquote", "span"])}>`.repeat(many)),
	],
	[
		"markup that is never closed",
		"too-deep",
		(random) => page(`<p>${"<b><i><u><s>".repeat(between(random, 50, 100))}${"<p>x".repeat(many)}`),
	],
	["what would run or be fetched", "read", (random) => page(running(`http://127.0.0.1:9/${number(random)}`))],
];

const rtfOf = (body: string): string => `{\\rtf1\\ansi ${body}}`;

const rtf: readonly Row[] = [
	[
		"binary data that is not there",
		"undecodable",
		(random) => rtfOf(`Note ${number(random)}\\par\\bin${between(random, 1, 2)}000000000 x`),
	],
	[
		"halves of characters without end",
		"undecodable",
		(random) => rtfOf(`\\uc${between(random, 0, 9)}${"\\u-10179?\\u8704?".repeat(many)}`),
	],
	["groups in groups", "too-deep", (random) => rtfOf(`${"{\\b ".repeat(many)}Note ${number(random)}`)],
];

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, "latin1");
const noise = (random: Random, length: number): Uint8Array =>
	Uint8Array.from({ length }, () => between(random, 0, 255));
const named = (random: Random): string => pick(random, ["a", "b", "c", "d"]);

/** A file of another kind under a name that promises words. */
const disguised = (what: string, begins: string): Row => [
	`${what} of this name`,
	"undecodable",
	(random) => Buffer.concat([bytes(begins), noise(random, 3_000)]),
];
const image = disguised("an image", "\x89PNG\r\n\x1a\n");
const program = disguised(
	"a program",
	"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0This program cannot be run in DOS mode.",
);
const old = disguised("an old Word file", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

/** Values of YAML, each of which names the last one ten times. */
function billion(name: string): string {
	const tens = (at: number): string => Array.from({ length: 10 }, () => `*${name}${at}`).join(", ");
	const generations = Array.from({ length: 9 }, (_, at) => `${name}${at + 1}: &${name}${at + 1} [${tens(at)}]`);
	return [`${name}0: &${name}0 ha`, ...generations].join("\n");
}

const txt: readonly Row[] = [
	image,
	program,
	["noise", "undecodable", (random) => Buffer.concat([bytes("\0"), noise(random, 2_000)])],
	["UTF-16 that is cut", "undecodable", (random) => bytes(`\xff\xfe${"a\0".repeat(between(random, 1, 50))}\0\xd8a\0`)],
	[
		"labels with a meaning of their own",
		"read",
		(random) =>
			`__proto__: ${named(random)}\nconstructor: x\nDate of Meeting: 2 May 2016\ntoString: y\nhasOwnProperty: z\n`,
	],
	[
		"signs that hide and turn",
		"read",
		(random) => `Reporter: \u202eeeL ${named(random)}\u202c\u200b\u0000\u0007\nTags: \ufeffx\u2066y\n`,
	],
];

const report = (more: string): string => `---\nrapporteur: 1\nform: ${more}\n---\n\n# Words\n`;

const markdown: readonly Row[] = [
	disguised("a program", "\x7fELF"),
	["values that multiply in front matter", "read", (random) => `---\n${billion(named(random))}\n---\n\nWords\n`],
	["values that multiply in a report", "unreadable-file", (random) => report(`un-meeting\n${billion(named(random))}`)],
	[
		"a report of a form from elsewhere",
		"broken-form",
		(random) => report(pick(random, ["../../x.yaml", "/etc/passwd", "http://127.0.0.1:9/x", "__proto__"])),
	],
	["a report that is cut", "unreadable-file", (random) => report(`un-meeting\ntitle: "${named(random)}`)],
];

/** All kinds. */
export const hostileKinds: readonly HostileKind[] = [
	...kindsOf("docx", [...word, image, program, old]),
	...kindsOf("odt", [...openDocument, image]),
	...kindsOf("html", html),
	...kindsOf("rtf", [...rtf, image]),
	...kindsOf("txt", txt),
	...kindsOf("md", markdown),
];
