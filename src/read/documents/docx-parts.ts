/** What of a Word document is read: its parts, and the elements in them; and what is reported instead. */
import { posix } from "node:path";
import { append } from "../../text/append.ts";
import { boundText, type DocumentOptions } from "./document.ts";
import { localName } from "./docx-lists.ts";
import { type Archive, corrupt, visitXml, type XmlPart } from "./zipped-xml.ts";

/** A part, and what its links lead to by their names. */
interface DocxPart extends XmlPart {
	readonly links: ReadonlyMap<string, string>;
}

/** The parts that are read; images, fonts, settings and other files never leave the archive. */
export function partsOf(archive: Archive, { maxSize, maxDepth }: DocumentOptions) {
	const external = [...archive.keys()].flatMap(besideWords);
	const entryAt = entriesOf(archive);
	let size = 0;
	const partAt = (name: string): XmlPart[] => {
		const bytes = archive.get(name)?.();
		size += bytes?.length ?? 0;
		boundText(size, maxSize);
		return bytes === undefined ? [] : [{ bytes, name, maxDepth }];
	};
	const relationshipsOf = (part: string): readonly Relationship[] => {
		const found = partAt(part.replace(/[^/]*$/, "_rels/$&.rels")).flatMap(relationshipsIn);
		append(external, includedBy(found));
		return found;
	};
	const targetsIn = (all: readonly Relationship[], wanted: string): string[] =>
		all.flatMap(({ kind, target, isExternal }) => (kind === wanted && !isExternal ? [target] : []));
	const mains = new Set(targetsIn(relationshipsOf(""), "officeDocument").map((to) => entryAt("", to) ?? to));
	if (mains.size > 1) corrupt("it names more than one main part");
	const [main = "word/document.xml"] = mains;
	const folder = main.slice(0, main.lastIndexOf("/") + 1);
	const own = relationshipsOf(main);
	// Undeclared, a part has the usual name.
	const named = (kind: string): XmlPart[] => {
		const [target = `${kind}.xml`] = targetsIn(own, kind);
		return partAt(entryAt(folder, target) ?? "");
	};
	const linked = (part: XmlPart, all: readonly Relationship[]): DocxPart => ({
		...part,
		links: new Map(all.map(({ id, target }) => [id, target])),
	});
	const [words = corrupt(`\`${main}\` is missing`)] = partAt(main);
	const notes = [...named("footnotes"), ...named("endnotes")].map((part) => linked(part, relationshipsOf(part.name)));
	return { main: linked(words, own), styles: named("styles"), numbering: named("numbering"), notes, external };
}

function besideWords(name: string): string[] {
	if (/(?:^|\/)vba(?:Project|Data)[^/]*\.(?:bin|xml)$/i.test(name)) return name.endsWith(".bin") ? ["macro"] : [];
	return /^word\/embeddings\/./.test(name) ? ["embedded object"] : [];
}

interface Relationship {
	readonly id: string;
	/** The last step of its address. */
	readonly kind: string;
	readonly target: string;
	readonly isExternal: boolean;
}

function relationshipsIn(part: XmlPart): readonly Relationship[] {
	const all: Relationship[] = [];
	visitXml(part, {
		open(name, { Id: id = "", Target: target = "", TargetMode: mode, Type: type = "" }) {
			if (localName(name) !== "Relationship") return;
			all.push({ id, kind: type.replace(/^.*\//, ""), target, isExternal: mode === "External" });
		},
	});
	return all;
}

/** What a part includes from elsewhere; a file of this computer is no part of any document. */
function includedBy(relationships: readonly Relationship[]): readonly string[] {
	// The address of a link is not what the link brings in.
	const linked = relationships.filter(({ kind, isExternal }) => isExternal && kind !== "hyperlink");
	const file = linked.find(({ target }) => /^\s*(?:file:|\\\\|[a-z]:[\\/])/i.test(target));
	if (file !== undefined) corrupt(`it includes the file \`${file.target}\``);
	// A page or Rich Text may stand in the archive as it is.
	const embedded = relationships.filter(({ kind }) => kind === "aFChunk").map(() => "embedded document");
	return [...embedded, ...linked.map(({ kind }) => `linked ${kind}`)];
}

/** Tells the entry that a target means; their names may differ in case. */
function entriesOf(archive: Archive): (folder: string, target: string) => string | undefined {
	const folded = new Map([...archive.keys()].map((name) => [name.toLowerCase(), name]));
	return (folder, target) => {
		const path = posix.join("/", target.startsWith("/") ? target : folder + target).slice(1);
		return archive.has(path) ? path : folded.get(path.toLowerCase());
	};
}

/** An invisible element of a page. */
export const unread = "title";

/** What elements are on a page; all others only hold words. */
export const tags: ReadonlyMap<string, string> = new Map([
	["p", "p"],
	["tbl", "table"],
	["tr", "tr"],
	["tc", "td"],
	["hyperlink", "a"],
	["txbxContent", "div"],
	["r", "span"],
]);

/** Elements whose words are read, besides these: containers, formulas, shapes. Words in all others are reported. */
const holders: ReadonlySet<string> = new Set([
	...tags.keys(),
	...`document body footnotes footnote endnotes endnote fldChar ffData t instrText delText fldSimple sdt sdtContent dir bdo ruby rubyBase rt ins moveTo
	moveFrom del customXml smartTag object pict AlternateContent Choice Fallback drawing footnoteReference endnoteReference
	oMathPara oMath e num den sub sup deg fName lim d f rad sSub sSup sSubSup sPre nary func limLow limUpp m mr acc bar box
	borderBox groupChr eqArr phant
	roundrect rect shape shapetype group textbox imagedata shadow oval line polyline arc curve image`.split(/\s+/),
]);

/** What plain words can't express, such as the layout of a formula, or what is not read. */
export const unsayable: ReadonlyMap<string, string> = new Map([
	["oMath", "formula"],
	["rt", "phonetic guide"],
	["ddList", "drop-down field"],
	["textpath", "WordArt text"],
	["control", "form control"],
]);

/** Content of a drawing other than a picture, by the last step of its address. */
export const drawn: ReadonlyMap<string, string> = new Map([
	["diagram", "diagram"],
	["chart", "chart"],
	["chartex", "chart"],
]);

/** Elements of runs that stand for characters. */
export const characters: ReadonlyMap<string, string> = new Map([
	["tab", "\t"],
	["br", "\n"],
	["cr", "\n"],
	["noBreakHyphen", "\u2011"],
	["softHyphen", "\u00ad"],
]);

/** Results of fields without words; a box has a sign, and lists are reported. */
export const results: ReadonlySet<string> = new Set(["sym", "drawing", "pict", "object", "checkBox", "ddList"]);

/** Why words are not read. */
export interface Loss {
	/** How it is reported, once, where there are words; null where it is not. */
	what: string | null;
	/** A drawing, or the newer of two alternatives: it is reported only if nothing else has words. */
	readonly isFrame: boolean;
}

/** What is not read, and how it is reported. */
const skipped: ReadonlyMap<string, Loss> = new Map([
	["del", { what: "tracked deletion", isFrame: false }],
	["moveFrom", { what: null, isFrame: false }],
	["rt", { what: null, isFrame: false }],
	["Choice", { what: null, isFrame: true }],
	["drawing", { what: null, isFrame: true }],
]);

/** Why an element is not read with all that is in it; null for one that is read. */
export function lossOf(name: string): Loss | null {
	const known = skipped.get(name);
	if (known !== undefined) return { ...known };
	return holders.has(name) ? null : { what: "unknown element", isFrame: false };
}
