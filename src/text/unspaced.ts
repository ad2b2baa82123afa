/** `M I N U T E S` as `MINUTES`; null where a text is not set in spaced letters. */
export function unspaced(text: string): string | null {
	if (text.charCodeAt(1) !== 0x20 || text.length > longest || !spaced.test(text)) return null;
	return text.replace(/(\S)\s(?=\S)/gu, "$1");
}

const longest = 200;
const spaced = /^(?:\S\s)+\S(?:\s{2,}(?:\S\s)*\S)*$/u;
