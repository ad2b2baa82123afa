/** What globs and ignore patterns may say. */
import { choicesIn, mostChoices } from "../read/patterns.ts";

/** The most characters that a line of a config may have; a longer one is refused for that alone. */
export const longestLine = 300;

/** What to write instead of an invalid glob; null if it is valid. */
export function globFault(glob: string): string | null {
	if (glob.length > longestLine) return null;
	if (glob.includes("\\")) return "a glob with `/` between folders";
	if (glob.startsWith("!")) return "a glob without `!`; leave files out with `ignore`";
	if (/^(?:\/|[A-Za-z]:|\.\/)|(?:^|\/)\.\.(?:\/|$)/.test(glob))
		return "a glob relative to the config's folder, without `./` or `..`";
	if (/[@+?*!]\(|[()]/.test(glob)) return "a glob without brackets such as `(…)`; `{one,two}` means either";
	// Finding files and matching a path treat these characters differently.
	if (/[|"]/.test(glob)) return 'a glob without `|` and `"`; `{one,two}` means either';
	if (/\{[^},]*\}|\{[^}]*\.\.[^}]*\}/.test(glob)) return "alternatives in `{…}`, such as `{one,two}`";
	if (glob.includes("[!")) return "`[^…]` for `[!…]`";
	if (/\/\.?\//.test(glob)) return "a glob without `//` or `/./`";
	return classFault(glob) ?? braceFault(glob) ?? wholeFault(glob);
}

/** What to write instead of an invalid line of an ignore file; null if it is valid. */
export function ignoreFault(pattern: string): string | null {
	if (pattern.length > longestLine) return null;
	if (pattern.startsWith("#")) return "a pattern, not a comment";
	if (/^!?\/?$/.test(pattern)) return "a pattern with the name of a file or folder";
	if (/(?:^|[^\\])(?:\\\\)*\\$/.test(pattern)) return "a pattern that does not end in `\\`";
	if (/^!?(?:\.\/|\.\.\/)|\/\.\.(?:\/|$)/.test(pattern))
		return "a pattern relative to the config's folder, without `./` or `..`";
	return classFault(pattern.replace(/\\./g, "")) ?? wholeFault(pattern);
}

/** `[abc]` and `[a-z]`. */
function classFault(pattern: string): string | null {
	const rest = pattern.replace(/\[[^\]]+\]/g, "");
	if (/[[\]]/.test(rest)) return "a character between `[` and `]`";
	for (const [range] of pattern.matchAll(/\[[^\]]+\]/g))
		for (const [, from = "", to = ""] of range.matchAll(/([^[\]])-([^[\]])/g))
			if (from > to) return `\`${to}-${from}\``;
	return null;
}

function braceFault(glob: string): string | null {
	let depth = 0;
	for (const character of glob) {
		if (character === "{") depth++;
		else if (character === "}") depth--;
		if (depth < 0) return "`{` before `}`";
		if (depth > 1) return "no `{` inside `{…}`";
	}
	if (depth > 0) return "`}` after `{`";
	if (glob.split("{").length > 4) return "at most three `{…}`";
	return choicesIn(glob) > mostChoices ? "at most a hundred combinations of alternatives in `{…}`" : null;
}

function wholeFault(pattern: string): string | null {
	const isWhole = pattern.split("/").every((name) => name === "**" || !name.includes("**"));
	return isWhole ? null : "`**` only between slashes, as in `notes/**/*.txt`";
}
