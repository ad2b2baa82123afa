/** What is kept of an input that was read. */
import { markedEncoding } from "../read/encodings.ts";
import { shareOf } from "./ledger/share.ts";
import type { Processed, ReadSettings } from "./process-input.ts";
import type { InputFacts } from "./result.ts";

/** Why an encoding is known that a document names, which may have several. */
const saidWithin = "the document says so";

/** Why an encoding is known that an option names. */
export const asked = "--encoding";

/** The facts of an input. */
export function factsOf({ outcome, bytes, stamp }: Processed, { encoding }: ReadSettings): InputFacts {
	const { source, form, report } = outcome;
	const own =
		markedEncoding(bytes) !== null ? "byte order mark" : source.encoding === "utf-8" ? "valid UTF-8" : saidWithin;
	const why = encoding !== null ? asked : (source.guess ?? own);
	return {
		sha256: source.sha256,
		size: bytes.byteLength,
		encoding: { name: source.encoding, why },
		form: form.name,
		share: shareOf(report),
		stamp,
	};
}
