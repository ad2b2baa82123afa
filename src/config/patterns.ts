/**
 * What globs and ignore patterns may say. Both become regular expressions, so that a pattern with many stars could
 * take for ever on a hostile path: the limits here keep each within milliseconds.
 */

/** What is wrong with a glob, as what was expected instead; null when it is fine. */
export function globFault(glob: string): string | null {
	if (glob.includes("\\")) return "a glob with `/` between folders";
	if (glob.startsWith("!")) return "a glob of what is meant, not of what is left out";
	if (/^(?:\/|[A-Za-z]:|\.\/)|(?:^|\/)\.\.(?:\/|$)/.test(glob)) return "a glob that counts from the config's folder";
	if (/[@+?*!]\(|[()]/.test(glob)) return "a glob without brackets such as `(…)`; `{one,two}` means either";
	return classFault(glob) ?? braceFault(glob) ?? starFault(glob);
}

/** What is wrong with a line in the manner of `.gitignore`, as what was expected instead; null when it is fine. */
export function ignoreFault(pattern: string): string | null {
	if (pattern.startsWith("#")) return "a pattern, not a comment";
	if (/^!?\/?$/.test(pattern)) return "a pattern with a name in it";
	if (/(?:^|[^\\])(?:\\\\)*\\$/.test(pattern)) return "a pattern that does not end in `\\`";
	if (/^!?(?:\.\/|\.\.\/)|\/\.\.(?:\/|$)/.test(pattern)) return "a pattern that counts from the config's folder";
	return classFault(pattern.replace(/\\./g, "")) ?? starFault(pattern);
}

/** `[abc]` and `[a-z]`. */
function classFault(pattern: string): string | null {
	const rest = pattern.replace(/\[[^\]]+\]/g, "");
	if (/[[\]]/.test(rest)) return "a character between `[` and `]`";
	for (const [, from = "", to = ""] of pattern.matchAll(/(?<=\[[^\]]*)([^[\]])-([^[\]])(?=[^[]*\])/g)) {
		if (from > to) return `\`${to}-${from}\``;
	}
	return null;
}

function braceFault(glob: string): string | null {
	let depth = 0;
	for (const character of glob) {
		if (character === "{") depth++;
		else if (character === "}") depth--;
		if (depth < 0) return "`{` before `}`";
		if (depth > 1) return "no `{` within another";
	}
	if (depth > 0) return "`}` behind `{`";
	return glob.split("{").length > 4 ? "at most three choices in `{…}`" : null;
}

function starFault(pattern: string): string | null {
	const names = pattern.split("/");
	if (names.some((name) => name !== "**" && name.includes("**"))) return "`**` only as the whole name of folders";
	if (names.filter((name) => name === "**").length > 2) return "`**` at most twice";
	return names.some((name) => name !== "**" && name.split("*").length > 4) ? "`*` at most three times in a name" : null;
}
