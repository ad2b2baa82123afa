/** The kinds of characters, each computed once and remembered. */
import { withoutAccents } from "./ascii.ts";

export const kind = { unknown: 0, sign: 1, space: 2, lower: 3, upper: 4, digit: 5, joiner: 6, mark: 7 } as const;

/** The kind of each UTF-16 unit, filled when a unit is met for the first time. */
const kinds = new Uint8Array(0x10000);

export const folded = new Uint16Array(0x10000);

/** The same without accents. */
export const unaccented = new Uint16Array(0x10000);

/** Signs that join letters to one word; the last ones, and what boxes are drawn with, stand for letters that were damaged. */
const joiners = new Set([..."'’ʻʼ‘`-‑./&", "\ufffd", "¬"]);

const [firstOfBoxes, lastOfBoxes] = [0x2500, 0x257f];

function learnKind(code: number): number {
	const character = String.fromCharCode(code);
	const lower = character.toLowerCase();
	folded[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
	unaccented[code] = withoutAccents(String.fromCharCode(folded[code])).charCodeAt(0);
	const found =
		joiners.has(character) || (code >= firstOfBoxes && code <= lastOfBoxes)
			? kind.joiner
			: /\s/.test(character)
				? kind.space
				: /\p{Lu}/u.test(character)
					? kind.upper
					: /[\p{L}\p{Cs}]/u.test(character)
						? kind.lower
						: /\p{M}/u.test(character)
							? kind.mark
							: /\p{Nd}/u.test(character)
								? kind.digit
								: kind.sign;
	kinds[code] = found;
	return found;
}

export function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	const known = kinds[code] as number;
	return known === kind.unknown ? (Number.isNaN(code) ? kind.space : learnKind(code)) : known;
}

export function isLetterKind(found: number): boolean {
	return found === kind.lower || found === kind.upper || found === kind.mark;
}

export function skipSpace(text: string, from: number): number {
	return text.charCodeAt(from) === 0x20 ? from + 1 : from;
}

/** Entities of HTML (`&nbsp;`), as copied from a page. */

// Named ones by their endings, since `Research &development; sales` holds none.
const entity =
	/&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[sb]dquo|[lr]aquo|[nm]dash|hellip|bull|middot|copy|reg|trade|euro|pound|cent|yen|sect|para|deg|plusmn|times|divide|frac\d\d|szlig|[AaOo][Ee]lig|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron))$/;
const longestEntity = 12;

/** Whether a semicolon that parts something stands at an offset; that of an HTML entity, as copied from a page, does not. */
export function isSemicolon(text: string, at: number): boolean {
	return text[at] === ";" && !entity.test(text.slice(Math.max(0, at - longestEntity), at));
}
