/** The words of a text as the search knows them; the archive page cuts what is typed in the same way. */

const ascii = /^[\0-\x7f]*$/;
/** Over megabytes of letters at once, a pattern has no room left to note where it could go back to. */
const word = /[\p{L}\p{N}\p{M}]{1,4096}/gu;
/** Scripts that put no space between words. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]{1,4096}/gu;
const mayBeUnspaced = /[\u0e00-\u0eff\u1780-\u17ff\u3040-\uffff]/;

/** Longer ones are no words: addresses, hashes, pictures in letters. */
const longest = 40;

/** A text in small letters and without accents, so that `Vélez` is found by `velez`. */
export function folded(text: string): string {
	if (ascii.test(text)) return text.toLowerCase();
	return text
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		.normalize("NFC")
		.toLowerCase();
}

/** The words of a text in order, each as often as it stands there; lone letters (`women's`) are none. */
export function wordsOf(text: string): string[] {
	const plain = folded(text);
	const found: string[] = [];
	for (const each of plain.match(ascii.test(plain) ? /[a-z0-9]+/g : word) ?? []) {
		if (mayBeUnspaced.test(each)) found.push(...cut(each));
		else if (each.length > 1 || isFigure(each)) found.push(short(each));
	}
	return found;
}

const isFigure = (letter: string): boolean => letter >= "0" && letter <= "9";

/** No half of a letter is left at the end. */
const short = (text: string): string =>
	text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");

/** Text without spaces is cut at every letter, two of them a word; the last one alone too, so that it can be found. */
function cut(text: string): string[] {
	const found: string[] = [];
	let end = 0;
	for (const run of text.matchAll(unspaced)) {
		found.push(...wordsOf(text.slice(end, run.index)));
		const letters = [...run[0]];
		for (let at = 0; at < letters.length; at++) found.push(letters.slice(at, at + 2).join(""));
		end = run.index + run[0].length;
	}
	const rest = text.slice(end);
	if (end === 0) return [short(text)];
	return rest === "" ? found : [...found, ...wordsOf(rest)];
}
