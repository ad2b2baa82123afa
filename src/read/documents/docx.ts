/** Word documents: unpacked within limits, each part looked through, made HTML by mammoth, and read on as a page. */
import { posix } from "node:path";
import { zipSync } from "fflate";
import mammoth from "mammoth";
import { append } from "../../text/append.ts";
import { boundText, type DocumentOptions, type DocumentReader, isCutMarker, Refused, refuse } from "./document.ts";
import { DocxLists } from "./docx-lists.ts";
import { lostWords, readableXml } from "./docx-words.ts";
import { pageContent } from "./html.ts";
import { htmlBody } from "./html-tree.ts";
import { countAddress, symbolIn } from "./spans.ts";
import { visitXml, type XmlPart } from "./xml.ts";
import { type Archive, corrupt, openArchive } from "./zip.ts";

/** Reads a Word document. */
export const readDocx: DocumentReader = async (bytes, { maxSize, maxDepth }) => {
	const external: string[] = [];
	const archive = openArchive(bytes, { maxSize, kind: "a Word document (`.docx`)" });
	const lists = new DocxLists();
	const parts = readableParts({ archive, maxSize, maxDepth, lists, external });
	const page = await pageOf(parts, lists, external);
	const content = pageContent(htmlBody(page, maxDepth), { external, keepsSpaces: true });
	return { ...content, encoding: "utf-8", guess: null };
};

const markerStyle = "\u0001 marker";
const itemStyle = "\u0001 item";

const options = {
	ignoreEmptyParagraphs: false,
	includeEmbeddedStyleMap: false,
	externalFileAccess: false,
	styleMap: [
		"br[type='page'] => br:fresh",
		"br[type='column'] => br:fresh",
		// Items as Word itself writes them in a page.
		`r[style-name='${markerStyle}'] => span[style='mso-list:ignore']`,
		...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
			(level) => `p[style-name='${itemStyle} ${level}'] => p[style='mso-list:l0 level${level}']:fresh`,
		),
	],
	// Images are named, never read.
	convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
};

/** The HTML of a document with only valid XML. */
async function pageOf(
	parts: Readonly<Record<string, Uint8Array>>,
	lists: DocxLists,
	external: string[],
): Promise<string> {
	const buffer = Buffer.from(zipSync(parts, { level: 0 }));
	const transformDocument = (document: DocxTree) => withEachNoteOnce(withMarkers(document, lists, external), external);
	try {
		const { value, messages } = await mammoth.convertToHtml({ buffer }, { ...options, transformDocument });
		for (const { message } of messages) if (unknownSymbol.test(message)) external.push("symbol");
		return value;
	} catch (error) {
		if (error instanceof Refused) throw error;
		// What the library says of it is for programmers.
		refuse("undecodable", "Corrupt .docx (its main part can't be read). Save it again or restore it.");
	}
}

const unknownSymbol = /^A w:sym element .* was ignored/s;

/** A part of what the library read. */
interface DocxElement {
	readonly type: string;
	readonly value?: string;
	readonly styleId?: string | null;
	readonly styleName?: string | null;
	readonly href?: string | null;
	readonly font?: string | null;
	readonly numbering?: { readonly level: string; readonly paragraphStyleId: string } | null;
	readonly children?: readonly DocxElement[];
}

/** All that it read. */
interface DocxTree extends DocxElement {
	readonly notes: { resolve(reference: DocxElement): DocxNote | null };
}

interface DocxNote extends DocxElement {
	readonly body: readonly DocxElement[];
}

/**
 * The same without references to notes that are missing, which the library gives up on, and with the number alone where a
 * note is referred to again: the library would write it once more. Notes that only other notes refer to, which it does not
 * write, are put behind the last one; it numbers them so.
 */
function withEachNoteOnce(document: DocxTree, external: string[]): DocxTree {
	const numbers = new Map<DocxNote, number>();
	const reference = (element: DocxElement): readonly DocxElement[] => {
		const note = document.notes.resolve(element);
		if (!note) {
			external.push("missing note");
			return [];
		}
		const number = numbers.get(note);
		if (number !== undefined) return [{ type: "text", value: `[${number}]` }];
		numbers.set(note, numbers.size + 1);
		return [element];
	};
	const keptIn = (elements: readonly DocxElement[]): DocxElement[] =>
		elements.flatMap((each) => (each.type === "noteReference" ? reference(each) : [kept(each)]));
	const kept = (element: DocxElement): DocxElement =>
		element.children === undefined ? element : { ...element, children: keptIn(element.children) };
	const written = kept(document);
	const last = numbers.size;
	// Each may add others to the end.
	const notes = new Map<DocxNote, DocxNote>();
	for (const note of numbers.keys()) notes.set(note, { ...note, body: keptIn(note.body) });
	const resolve = (element: DocxElement): DocxNote | null => {
		const note = document.notes.resolve(element);
		const own = note && (notes.get(note) ?? null);
		if (note === null || own === null || numbers.get(note) !== last) return own;
		return { type: "run", children: [own, ...[...notes.values()].slice(last)], body: own.body };
	};
	return { ...document, ...written, notes: { resolve } };
}

/**
 * The same, its notes included, with the marker of each item of a list as its first words. Numbers of headings are counted: a
 * form's labels have none.
 */
function withMarkers(document: DocxTree, lists: DocxLists, external: string[]): DocxTree {
	const notes = new Map<DocxNote, DocxNote>();
	const tally = { addresses: { length: 0 } };
	const asItem = (element: DocxElement): DocxElement => {
		const { numbering, styleId, styleName, children = [] } = element;
		const marker = numbering ? lists.marker(numbering.paragraphStyleId) : null;
		const isHeading = /^heading( \d)?$/i.test(styleName ?? "") || /^Heading\d?$/.test(styleId ?? "");
		if (isHeading && marker !== null) external.push("heading number");
		if (isHeading || !numbering || marker === null) return { ...element, numbering: null };
		if (isCutMarker(marker)) external.push("long list marker");
		const run = { type: "run", styleName: markerStyle, children: [{ type: "text", value: marker }] };
		const item = { styleId: null, styleName: `${itemStyle} ${Number(numbering.level) + 1}` };
		return { ...element, ...item, numbering: null, children: [run, ...children] };
	};
	const marked = (element: DocxElement): DocxElement => {
		// The library writes the address of a link out for each part of it.
		countAddress(element.href ?? null, tally);
		const item = element.numbering ? asItem(element) : element;
		const { font, children } = item;
		if (children === undefined) return item;
		return { ...item, children: children.map(marked).map((each) => (font ? withSymbols(each, font, external) : each)) };
	};
	const resolve = (reference: DocxElement): DocxNote | null => {
		const note = document.notes.resolve(reference);
		if (note !== null && !notes.has(note)) notes.set(note, { ...note, body: note.body.map(marked) });
		return note && (notes.get(note) ?? null);
	};
	return { ...document, ...marked(document), notes: { resolve } };
}

/** The same with the characters of symbols that are typed in a font of them; those that are unknown stay, and are reported. */
function withSymbols(element: DocxElement, font: string, external: string[]): DocxElement {
	if (element.value === undefined) return element;
	const value = element.value.replace(/[\uf000-\uf0ff]/g, (sign) => {
		const symbol = symbolIn(font, sign.charCodeAt(0));
		if (symbol === null) external.push("symbol");
		return symbol ?? sign;
	});
	return { ...element, value };
}

/** A document that is being taken apart. */
interface Opened extends Pick<DocumentOptions, "maxSize" | "maxDepth"> {
	readonly archive: Archive;
	readonly lists: DocxLists;
	/** The names of the things that are not read. */
	readonly external: string[];
}

/** What mammoth asks for beside the parts that are named; images, fonts, settings and other files never leave the archive. */
const usual =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:styles|numbering|footnotes|endnotes)\d*\.xml(?:\.rels)?)$/;

/** Unpacks and checks the parts, and makes them such as mammoth reads. */
function readableParts(opened: Opened): Record<string, Uint8Array> {
	const { archive, lists, external, maxSize, maxDepth } = opened;
	const named = namedParts(opened);
	append(external, [...archive.keys()].flatMap(besideWords));
	const parts: Record<string, Uint8Array> = {};
	let size = 0;
	for (const [name, unpack] of archive) {
		if (!usual.test(name) && !named.has(name)) continue;
		const bytes = unpack();
		size += bytes.length;
		boundText(size, maxSize, "twentieth");
		const isWords = !name.endsWith(".rels");
		if (isWords) findLost({ bytes, name, maxDepth }, opened);
		else append(external, includedBy({ bytes, name, maxDepth }));
		const text = Buffer.from(bytes).toString("utf8");
		parts[name] = Buffer.from(isWords ? readableXml(text, external) : text.replaceAll(strictAddress, address));
	}
	for (const name of lists.parts) parts[name] = Buffer.from(lists.forMammoth());
	return parts;
}

function besideWords(name: string): string[] {
	if (/(?:^|\/)vba(?:Project|Data)[^/]*\.(?:bin|xml)$/i.test(name)) return name.endsWith(".bin") ? ["macro"] : [];
	return /^word\/embeddings\/./.test(name) ? ["embedded object"] : [];
}

/** Finds what must be reported in a part, and its lists. */
function findLost(part: XmlPart, { lists, external }: Opened): void {
	const words = lostWords(external);
	let depth = 0;
	visitXml(part, {
		open(qualified, attributes) {
			const name = localName(qualified);
			words.open(name, attributes);
			if (depth++ === 0 && name === "numbering") lists.parts.push(part.name);
			else lists.open(name, attributes);
		},
		close(qualified) {
			const name = localName(qualified);
			depth--;
			words.close(name);
			lists.close(name);
		},
		text: words.text,
	});
}

const localName = (name: string): string => name.replace(/^.*:/, "");

/** Both kinds of the format have their own addresses of relationships; the library knows one. */
const address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const strictAddress = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

interface Relationship {
	/** The last step of its address, and what stands before it. */
	readonly kind: string;
	readonly base: string;
	readonly target: string;
	readonly isExternal: boolean;
}

function relationshipsIn(part: XmlPart): readonly Relationship[] {
	const all: Relationship[] = [];
	visitXml(part, {
		open(name, { Target: target = "", TargetMode: mode, Type: type = "" }) {
			if (localName(name) !== "Relationship") return;
			const end = type.lastIndexOf("/") + 1;
			all.push({ kind: type.slice(end), base: type.slice(0, end), target, isExternal: mode === "External" });
		},
	});
	return all;
}

/** What a part includes from elsewhere; a file of this computer is no part of any document. */
function includedBy(part: XmlPart): readonly string[] {
	const relationships = relationshipsIn(part);
	// The address of a link is not what the link brings in.
	const linked = relationships.filter(({ kind, isExternal }) => isExternal && kind !== "hyperlink");
	const file = linked.find(({ target }) => /^\s*(?:file:|\\\\|[a-z]:[\\/])/i.test(target));
	if (file !== undefined) corrupt(`it includes the file \`${file.target}\``);
	return relationships.flatMap((each) => [
		// A page or Rich Text that stands in the archive as it is.
		...(each.kind === "aFChunk" ? ["embedded document"] : []),
		...(linked.includes(each) ? [`linked ${each.kind}`] : []),
	]);
}

const usualMain = "word/document.xml";
const wholes: ReadonlySet<string> = new Set(["officeDocument"]);
const related: ReadonlySet<string> = new Set(["styles", "numbering", "footnotes", "endnotes"]);

/** The names of the main part, of those with its words and looks, and of their relationships; undeclared, it has the usual name. */
function namedParts(opened: Opened): ReadonlySet<string> {
	const { archive } = opened;
	const entryAt = entriesOf(archive);
	const mains = new Set(targetsIn(opened, "_rels/.rels", wholes).map((target) => entryAt("", target) ?? target));
	if (mains.size > 1) corrupt("it names more than one main part");
	const [main = usualMain] = mains;
	if (!archive.has(main)) corrupt(`\`${main}\` is missing`);
	const folder = main.slice(0, main.lastIndexOf("/") + 1);
	const others = targetsIn(opened, relationshipsOf(main), related).flatMap((target) => entryAt(folder, target) ?? []);
	return new Set([main, ...others].flatMap((part) => [part, relationshipsOf(part)]));
}

const relationshipsOf = (part: string): string => part.replace(/[^/]*$/, "_rels/$&.rels");

/** Tells the entry that a target means; their names may differ in case. */
function entriesOf(archive: Archive): (folder: string, target: string) => string | undefined {
	const folded = new Map([...archive.keys()].map((name) => [name.toLowerCase(), name]));
	return (folder, target) => {
		const path = posix.join("/", target.startsWith("/") ? target : folder + target).slice(1);
		return archive.has(path) ? path : folded.get(path.toLowerCase());
	};
}

/** What relationships of some kinds lead to within the archive. */
function targetsIn({ archive, maxSize, maxDepth }: Opened, name: string, kinds: ReadonlySet<string>): string[] {
	const bytes = archive.get(name)?.();
	if (bytes === undefined) return [];
	boundText(bytes.length, maxSize, "twentieth");
	return relationshipsIn({ bytes, name, maxDepth })
		.filter(({ base, isExternal }) => !isExternal && (base === address || base === strictAddress))
		.filter(({ kind }) => kinds.has(kind))
		.map(({ target }) => target);
}
