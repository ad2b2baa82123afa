/** The parts of a Word document that hold its words, each looked through before anything is made of it. */
import type { Fault } from "../../findings/faults.ts";
import { append } from "../../text/append.ts";
import type { DocumentOptions } from "./document.ts";
import { tooMuchText } from "./document.ts";
import { boxedWords } from "./docx-boxes.ts";
import { withoutInnerResults } from "./docx-fields.ts";
import { hiddenWords } from "./docx-hidden.ts";
import { inKnownWords, namedParts } from "./docx-main.ts";
import { coveredWords } from "./docx-merged.ts";
import { readThrough } from "./docx-through.ts";
import { visitXml, type XmlPart, type XmlVisitor } from "./xml.ts";
import { type Archive, broken } from "./zip.ts";

/** The parts by name, and what stands beside them and is left alone. */
export interface DocxParts {
	readonly parts: Record<string, Uint8Array>;
	readonly external: readonly string[];
}

/** What mammoth asks for beside the parts that are named; images, fonts, settings and other files never leave the archive. */
const usual =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:styles|numbering|footnotes|endnotes)\d*\.xml(?:\.rels)?)$/;

/** Unpacks and checks the parts; a fault says what is wrong with one. */
export function partsIn(
	archive: Archive,
	{ maxSize, maxDepth }: Pick<DocumentOptions, "maxSize" | "maxDepth">,
): DocxParts | Fault {
	const named = namedParts(archive, { maxSize, maxDepth });
	if ("code" in named) return named;
	const parts: Record<string, Uint8Array> = {};
	const external = archive.names.flatMap(besideWords);
	let size = 0;
	for (const name of archive.names.filter((each) => usual.test(each) || named.has(each))) {
		const bytes = archive.unpack(name);
		if (bytes === null) continue;
		if ("code" in bytes) return bytes;
		size += bytes.length;
		const large = tooMuchText(size, maxSize, "twentieth");
		if (large !== null) return large;
		const part = { bytes, name, maxDepth };
		const found = name.endsWith(".rels") ? relationships(part) : unreadable(part);
		if ("code" in found) return found;
		append(external, found);
		const text = Buffer.from(bytes).toString("utf8");
		parts[name] = Buffer.from(name.endsWith(".rels") ? inKnownWords(text) : withoutInnerResults(readThrough(text)));
	}
	return { parts, external };
}

/** Most is not asked for. */
const deaf = { open: () => {}, close: () => {}, text: () => {} };

/**
 * What words in a row can't say: how a formula is laid out, and the sound that stands above signs; and what the library
 * passes over.
 */
const unsayable: ReadonlyMap<string, string> = new Map([
	["oMath", "formula"],
	["rt", "phonetic guide"],
	["ddList", "drop-down field"],
	["textpath", "WordArt text"],
]);

/** What a drawing holds that is no picture; the last step of its address says what. */
const drawn: ReadonlyMap<string, string> = new Map([
	["diagram", "diagram"],
	["chart", "chart"],
	["chartex", "chart"],
]);

/** What a part holds of it, each to be named; a fault says why the part is not sound. */
function unreadable(part: XmlPart): readonly string[] | Fault {
	const external: string[] = [];
	const unsaid: XmlVisitor["open"] = (name, { uri = "" }) => {
		const what = name === "graphicData" ? drawn.get(uri.replace(/^.*\//, "")) : unsayable.get(name);
		if (what !== undefined) external.push(what);
	};
	const hidden = hiddenWords(() => external.push("hidden text"));
	const covered = coveredWords(() => external.push("hidden text"));
	const boxed = boxedWords(() => external.push("text box"));
	return visitXml(part, together({ ...deaf, open: unsaid }, hidden, covered, boxed)) ?? external;
}

/** Tells several visitors each thing, without the prefixes of names. */
function together(...visitors: readonly XmlVisitor[]): XmlVisitor {
	return {
		open(name, attributes) {
			const local = localName(name);
			for (const each of visitors) each.open(local, attributes);
		},
		close(name) {
			const local = localName(name);
			for (const each of visitors) each.close(local);
		},
		text(text) {
			for (const each of visitors) each.text(text);
		},
	};
}

const localName = (name: string): string => name.replace(/^.*:/, "");

function besideWords(name: string): string[] {
	if (/(?:^|\/)vba(?:Project|Data)[^/]*\.(?:bin|xml)$/i.test(name)) return name.endsWith(".bin") ? ["macro"] : [];
	return /^word\/embeddings\/./.test(name) ? ["embedded object"] : [];
}

/** What a part includes from elsewhere; a file of this computer is no part of any document. */
function relationships(part: XmlPart): readonly string[] | Fault {
	const external: string[] = [];
	const files: string[] = [];
	const fault = visitXml(part, {
		...deaf,
		open(name, { Target: target = "", TargetMode: mode, Type: type = "" }) {
			if (localName(name) !== "Relationship") return;
			const kind = type.slice(type.lastIndexOf("/") + 1);
			// A page or Rich Text that stands in the archive as it is.
			if (kind === "aFChunk") external.push("embedded document");
			if (mode !== "External") return;
			// The address of a link is not what the link brings in.
			if (kind === "hyperlink") return;
			external.push(`linked ${kind}`);
			if (/^\s*(?:file:|\\\\|[a-z]:[\\/])/i.test(target)) files.push(target);
		},
	});
	if (fault !== null) return fault;
	return files[0] === undefined ? external : broken(`it includes the file \`${files[0]}\``);
}
