/** Where a Word document says that its words stand. */
import { posix } from "node:path";
import type { Fault } from "../../findings/faults.ts";
import type { DocumentOptions } from "./document.ts";
import { tooMuchText } from "./document.ts";
import { visitXml } from "./xml.ts";
import { type Archive, broken } from "./zip.ts";

type Limits = Pick<DocumentOptions, "maxSize" | "maxDepth">;

/** Both kinds of the format have their own addresses; the library knows one. */
const ofOffice =
	/^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument)\/relationships\/(\w+)$/;
const usual = "word/document.xml";
const wholes: ReadonlySet<string> = new Set(["officeDocument"]);
const related: ReadonlySet<string> = new Set(["styles", "numbering", "footnotes", "endnotes"]);

/** The names of the main part, of those with its words and looks, and of their relationships; undeclared, it has the usual name. */
export function namedParts(archive: Archive, limits: Limits): ReadonlySet<string> | Fault {
	const entryAt = entriesOf(archive);
	const declared = targetsIn(archive, "_rels/.rels", { kinds: wholes, limits });
	if ("code" in declared) return declared;
	const mains = new Set(declared.map((target) => entryAt("", target) ?? target));
	if (mains.size > 1) return broken("it names more than one main part");
	const main = [...mains][0] ?? usual;
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

interface Asked {
	readonly kinds: ReadonlySet<string>;
	readonly limits: Limits;
}

/** What relationships of some kinds lead to. */
function targetsIn(archive: Archive, name: string, { kinds, limits }: Asked): readonly string[] | Fault {
	const bytes = archive.unpack(name);
	if (bytes === null) return [];
	if ("code" in bytes) return bytes;
	const { maxSize, maxDepth } = limits;
	const large = tooMuchText(bytes.length, maxSize, "twentieth");
	if (large !== null) return large;
	const targets: string[] = [];
	const fault = visitXml(
		{ bytes, name, maxDepth },
		{
			open(element, { Target: target = "", TargetMode: mode, Type: type = "" }) {
				if (!/(?:^|:)Relationship$/.test(element) || mode === "External") return;
				if (kinds.has(ofOffice.exec(type)?.[1] ?? "")) targets.push(target);
			},
			close: () => {},
			text: () => {},
		},
	);
	return fault ?? targets;
}

/** Relationships with the addresses that the library knows. */
export function inKnownWords(relationships: string): string {
	return relationships.replaceAll(
		"http://purl.oclc.org/ooxml/officeDocument/relationships/",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
	);
}
