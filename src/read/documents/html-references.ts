/** References by number that name no character: as browsers read them, they would be a `�` that nobody wrote. */

const errors: ReadonlySet<string> = new Set([
	"null-character-reference",
	"surrogate-character-reference",
	"character-reference-outside-unicode-range",
]);

/** Whether what a parser tells of is such a reference. */
export const isNameless = ({ code }: { readonly code: string }): boolean => errors.has(code);

const zero = "0{1,8}(?!\\d)|x0{1,8}(?![\\da-f])";
const half = "0{0,8}5[5-7]\\d{3}|x0{0,8}d[89a-f]";
const large = "0{0,8}[1-9]\\d{6}|x0{0,8}[1-9a-f][\\da-f]{5}|x?0{9}";
const candidate = new RegExp(`&#(?:${zero}|${half}|${large})`, "i");

/** Whether a page may have such a reference; where none is, its parser need not tell. */
export const mayBeNameless = (text: string): boolean => candidate.test(text);

/** The page with those that end at these places as the words that they are written with. */
export function asWritten(text: string, ends: readonly number[]): string {
	let written = "";
	let from = 0;
	for (const end of ends) {
		const start = text.lastIndexOf("&", end - 1) + 1;
		if (start <= from) continue;
		written += `${text.slice(from, start)}amp;`;
		from = start;
	}
	return written + text.slice(from);
}
