/** The text of a web page: in the encoding that it declares, else like any other text. */
import sniff from "html-encoding-sniffer";
import { type Decoded, decode } from "../decode.ts";
import { encodingNamed } from "../encodings.ts";
import { legacy } from "../legacy.ts";

/** Decodes a page; what it declares and is not is no reason to refuse it. */
export function decodePage(bytes: Uint8Array, label: string | null): Decoded {
	if (label !== null) return decode(bytes, label, legacy);
	const declared = encodingNamed(sniff(bytes, { defaultEncoding: "" }));
	if (declared !== null) {
		const decoded = decode(bytes, declared, legacy);
		if (decoded.text !== null) return decoded;
	}
	return decode(bytes, null, legacy);
}
