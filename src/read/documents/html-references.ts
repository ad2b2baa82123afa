/** References to characters that there are none of: a browser shows U+FFFD for `&#0;`, here they are the words they are. */

/** A page with such references spelt out. */
export function keepReferences(html: string): string {
	return html.replace(reference, (written, hex: string | undefined, decimal: string) => {
		const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
		return isCharacter(code) ? written : `&amp;${written.slice(1)}`;
	});
}

const reference = /&#(?:x([0-9a-f]{1,400})|(\d{1,400}));?/gi;

/** Nothing, halves of characters, and what is beyond the last one: the HTML standard gives U+FFFD for these. */
function isCharacter(code: number): boolean {
	return code !== 0 && !(code >= 0xd800 && code <= 0xdfff) && code <= 0x10ffff;
}
