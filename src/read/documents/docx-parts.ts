/** The parts of a Word document that hold its words, each looked through before anything is made of it. */
import { posix } from "node:path";
import type { Fault } from "../../findings/faults.ts";
import { append } from "../../text/append.ts";
import { type DocumentOptions, tooMuchText } from "./document.ts";
import { lostWords, readableXml } from "./docx-words.ts";
import { visitXml, type XmlPart } from "./xml.ts";
import { type Archive, broken } from "./zip.ts";

/** The parts by name, and what stands beside them and is left alone. */
export interface DocxParts {
	readonly parts: Record<string, Uint8Array>;
	readonly external: readonly string[];
}

type Limits = Pick<DocumentOptions, "maxSize" | "maxDepth">;

/** What mammoth asks for beside the parts that are named; images, fonts, settings and other files never leave the archive. */
const usual =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:styles|numbering|footnotes|endnotes)\d*\.xml(?:\.rels)?)$/;

/** Unpacks and checks the parts; a fault says what is wrong with one. */
export function partsIn(archive: Archive, { maxSize, maxDepth }: Limits): DocxParts | Fault {
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
		const isWords = !name.endsWith(".rels");
		const found = (isWords ? lostIn : includedBy)({ bytes, name, maxDepth });
		if ("code" in found) return found;
		append(external, found);
		const text = Buffer.from(bytes).toString("utf8");
		parts[name] = Buffer.from(isWords ? readableXml(text) : text.replaceAll(strictAddress, address));
	}
	return { parts, external };
}

function besideWords(name: string): string[] {
	if (/(?:^|\/)vba(?:Project|Data)[^/]*\.(?:bin|xml)$/i.test(name)) return name.endsWith(".bin") ? ["macro"] : [];
	return /^word\/embeddings\/./.test(name) ? ["embedded object"] : [];
}

/** What a part holds that is to be named; a fault says why the part is not sound. */
function lostIn(part: XmlPart): readonly string[] | Fault {
	const external: string[] = [];
	const { open, close, text } = lostWords((what) => external.push(what));
	const fault = visitXml(part, {
		open: (name, attributes) => open(localName(name), attributes),
		close: (name) => close(localName(name)),
		text,
	});
	return fault ?? external;
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

function relationshipsIn(part: XmlPart): readonly Relationship[] | Fault {
	const all: Relationship[] = [];
	const fault = visitXml(part, {
		open(name, { Target: target = "", TargetMode: mode, Type: type = "" }) {
			if (localName(name) !== "Relationship") return;
			const end = type.lastIndexOf("/") + 1;
			all.push({ kind: type.slice(end), base: type.slice(0, end), target, isExternal: mode === "External" });
		},
	});
	return fault ?? all;
}

/** What a part includes from elsewhere; a file of this computer is no part of any document. */
function includedBy(part: XmlPart): readonly string[] | Fault {
	const relationships = relationshipsIn(part);
	if ("code" in relationships) return relationships;
	// The address of a link is not what the link brings in.
	const linked = relationships.filter(({ kind, isExternal }) => isExternal && kind !== "hyperlink");
	const file = linked.find(({ target }) => /^\s*(?:file:|\\\\|[a-z]:[\\/])/i.test(target));
	if (file !== undefined) return broken(`it includes the file \`${file.target}\``);
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
function namedParts(archive: Archive, limits: Limits): ReadonlySet<string> | Fault {
	const entryAt = entriesOf(archive);
	const declared = targetsIn(archive, "_rels/.rels", { kinds: wholes, limits });
	if ("code" in declared) return declared;
	const mains = new Set(declared.map((target) => entryAt("", target) ?? target));
	if (mains.size > 1) return broken("it names more than one main part");
	const main = [...mains][0] ?? usualMain;
	if (!archive.names.includes(main)) return broken(`\`${main}\` is missing`);
	const folder = main.slice(0, main.lastIndexOf("/") + 1);
	const named = targetsIn(archive, relationshipsOf(main), { kinds: related, limits });
	if ("code" in named) return named;
	const others = named.flatMap((target) => entryAt(folder, target) ?? []);
	return new Set([main, ...others].flatMap((part) => [part, relationshipsOf(part)]));
}

const relationshipsOf = (part: string): string => part.replace(/[^/]*$/, "_rels/$&.rels");

/** Tells the entry that a target means; their names may differ in case. */
function entriesOf({ names }: Archive): (folder: string, target: string) => string | undefined {
	const exact = new Set(names);
	const folded = new Map(names.map((name) => [name.toLowerCase(), name]));
	return (folder, target) => {
		const path = posix.join("/", target.startsWith("/") ? target : folder + target).slice(1);
		return exact.has(path) ? path : folded.get(path.toLowerCase());
	};
}

/** What relationships of some kinds lead to within the archive. */
function targetsIn(
	archive: Archive,
	name: string,
	{ kinds, limits }: { readonly kinds: ReadonlySet<string>; readonly limits: Limits },
): readonly string[] | Fault {
	const bytes = archive.unpack(name);
	if (bytes === null) return [];
	if ("code" in bytes) return bytes;
	const large = tooMuchText(bytes.length, limits.maxSize, "twentieth");
	if (large !== null) return large;
	const all = relationshipsIn({ bytes, name, maxDepth: limits.maxDepth });
	if ("code" in all) return all;
	return all
		.filter(
			({ base, kind, isExternal }) => !isExternal && (base === address || base === strictAddress) && kinds.has(kind),
		)
		.map(({ target }) => target);
}
