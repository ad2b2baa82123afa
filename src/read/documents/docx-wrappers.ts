/** Elements of Word that mammoth leaves out with all the words in them. */

/** Words set from right to left (`bdo`, `dir`), and words with their reading above (`ruby`). */
const wrappers = /<(\/?)(\w+:)(?:bdo|dir|ruby|rubyBase|rt)(?=[\s/>])/g;

/** The part with these elements named as one that mammoth reads through, so that their words are read in their places. */
export function readThrough(bytes: Uint8Array): Uint8Array {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
	const through = text.replace(wrappers, "<$1$2smartTag");
	return through === text ? bytes : Buffer.from(through);
}
