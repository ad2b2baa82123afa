/** Lines of one sign over and over: `=====` below a heading, `-----` between two parts. */
import type { Row } from "./row.ts";

const signs = "=-~*_#^+—–";
const least = 3;

/** Whether a row is nothing but one sign, three times or more, spaces between them or not. */
export function isRuleLine(text: string, { from, to }: Row): boolean {
	const sign = text.charAt(from);
	if (!signs.includes(sign)) return false;
	let count = 0;
	for (let at = from; at < to; at++) {
		const here = text.charAt(at);
		if (here === sign) count++;
		else if (here !== " ") return false;
	}
	return count >= least;
}
