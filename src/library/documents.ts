/** Documents for programs: what `process` does for text, for files of any kind. */

import { extensionOf } from "../blocks/format.ts";
import { toMessage } from "../findings/message.ts";
import { type Outcome, process as processSource, readDocument } from "../process.ts";
import { documentKind } from "../read/binary.ts";
import { documentReaders } from "../read/documents/index.ts";
import { documentFormats } from "../structure/formats/txt.ts";
import { usualDepth } from "../text/depth.ts";
import { todayAnywhere } from "../text/today.ts";
import { type ProcessOptions, process, readersOf } from "./process.ts";

/** How a document is to be read and judged; all of it may be left out. */
export interface DocumentOptions extends ProcessOptions {
	/** The most bytes that it may have, unpacked; default: 100 MB. */
	readonly maxSize?: number;
}

const defaultSize = 100_000_000;

/**
 * Reads notes of any kind, Word documents and web pages too, and judges them. Findings in documents have a `where` in
 * words. Throws as `process` does, and where a document is broken or too large.
 */
export async function processDocument(bytes: Uint8Array, options: DocumentOptions = {}): Promise<Outcome> {
	const { from = null, path = null, encoding = null, maxSize = defaultSize, maxDepth = usualDepth } = options;
	const kind = documentKind({ bytes, from, extension: path === null ? null : extensionOf(path) });
	const [load, format] = [documentReaders[kind ?? ""], documentFormats.get(kind ?? "")];
	if (load === undefined || format === undefined) return process(bytes, options);
	const source = await readDocument(bytes, path, { reader: await load(), encoding, maxSize, maxDepth });
	if ("code" in source) throw toMessage(source);
	const { form } = readersOf(source.text, null, { ...options, from: "txt" });
	return processSource(source, { format, form, maxDepth, today: options.today ?? todayAnywhere(new Date()) });
}
