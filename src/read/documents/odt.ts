/** OpenDocument texts, as LibreOffice saves them. */

import type { DocumentReader } from "./document.ts";
import { tooMuchText } from "./document.ts";
import { odtVisitor } from "./odt-blocks.ts";
import { type OdtStyles, readStyles } from "./odt-styles.ts";
import { visitXml } from "./xml.ts";
import { broken, openArchive } from "./zip.ts";

/** Reads an OpenDocument text. */
export const readOdt: DocumentReader = async (bytes, { maxSize, maxDepth }) => {
	const archive = openArchive(bytes, maxSize);
	if ("code" in archive) return archive;
	const [named, content] = [archive.unpack("styles.xml"), archive.unpack("content.xml")];
	if (content === null) return broken("`content.xml` is missing");
	if ("code" in content) return content;
	if (named !== null && "code" in named) return named;
	const large = tooMuchText(content.length + (named?.length ?? 0), maxSize, "fifth");
	if (large !== null) return large;
	const styles: OdtStyles = { levels: new Map(), hidden: new Set() };
	const visitor = odtVisitor(styles);
	const words = { bytes: content, name: "content.xml", maxDepth };
	const fault =
		(named === null ? null : readStyles({ bytes: named, name: "styles.xml", maxDepth }, styles)) ??
		readStyles(words, styles) ??
		visitXml(words, visitor);
	if (fault !== null) return fault;
	const { blocks, external } = visitor.end();
	const macros = archive.names.some((name) => /^(?:Basic|Scripts)\/./.test(name)) ? ["macro"] : [];
	return { blocks, external: [...macros, ...external], encoding: "utf-8", guess: null, cut: null };
};
