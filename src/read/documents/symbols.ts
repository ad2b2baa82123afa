/** The characters of symbol fonts, which have numbers of their own. */
import { codePoint } from "dingbat-to-unicode";

const [first, last] = [0xf000, 0xf0ff];

/** Whether a UTF-16 unit is one of the private ones that stand for the characters of symbol fonts. */
export const isOfSymbols = (unit: number): boolean => unit >= first && unit <= last;

/** The character that a font shows for a number, private or not; null for one that is unknown. */
export function symbolIn(font: string, number: number): string | null {
	return codePoint(font.trim(), isOfSymbols(number) ? number - first : number)?.string ?? null;
}
