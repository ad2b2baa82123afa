/**
 * Windows, Macintosh, or not Western at all? Where only quotes and dashes are not ASCII, statistics of letters hardly tell, but the wrong
 * reading looks odd: `ÒWe donÕt know Ð yetÓ` or `ìWe doní t know ñ yetî`.
 */

const accented = "[\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u017f]";
const capital = "[\\u00c0-\\u00d6\\u00d8-\\u00de\\u0152\\u0160\\u0178\\u017d]";

/** What hardly any writing has. What stands before a sign is asked behind it: asked first, it is asked at every letter. */
const odd = new RegExp(
	[
		// A capital with an accent behind a small letter: `donÕt`, `cafÈ`.
		`${capital}(?<=\\p{Ll}.)`,
		// A letter with an accent before a word that has its own capital: `ÒWe`, `ìWe`.
		`${accented}(?<!\\p{L}.)(?=\\p{Lu}\\p{Ll})`,
		// A letter by itself that is no word in any language: `Ð`, `ñ`.
		"[ÐÑñïîÕ](?<=\\s.)(?=\\s)",
		// Signs of money before a space, quotes that open behind a letter, control characters.
		"[¥¢](?=\\s)",
		"[“‘„¿¡](?<=\\p{L}.)",
		"[\\u0080-\\u009f]",
	].join("|"),
	"gu",
);

/** How many places of a text look as if it had been read in the wrong encoding. */
export function oddities(text: string): number {
	return text.match(odd)?.length ?? 0;
}

const pair: Readonly<Record<string, string>> = { "windows-1252": "macintosh", macintosh: "windows-1252" };

/** The other of the two that one may have been taken for; undefined for any other encoding. */
export function mistakenFor(encoding: string): string | undefined {
	return pair[encoding];
}

const scripts = ["Cyrillic", "Greek", "Hebrew", "Arabic", "Thai", "Armenian", "Nko"].map(
	(name) => `\\p{Script=${name}}`,
);
// With the letters of phonetics.
const otherScript = `[${scripts.join("")}\\u0250-\\u02af]+`;
const run = new RegExp(otherScript, "gu");
const runInWord = new RegExp(`(?<=[A-Za-z])${otherScript}|${otherScript}(?=[A-Za-z])`, "gu");

/** Whether letters of another script stand within Latin words, as in `Hйlиne`: a wrong reading of Western text. */
export function mixesScripts(text: string): boolean {
	const runs = text.match(run)?.length ?? 0;
	return runs > 0 && (text.match(runInWord)?.length ?? 0) >= runs / 2;
}
