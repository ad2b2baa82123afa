/** What a style sheet may not hold, so that a page loads nothing: looked for in comments and strings too. */
/** The first thing in a style sheet that would load something, or that could hide what does; null where there is none. */
export function loadingIn(css: string): (Wrong & { readonly offset: number }) | null {
	for (const found of css.matchAll(/\\(?:([0-9a-f]{1,6})|)|@import|(?:url|src|image|image-set)\(/gi)) {
		const wrong = found[0].startsWith("\\") ? wrongEscape(found[1]) : wrongLoad(css, found);
		if (wrong !== null) return { ...wrong, offset: found.index };
	}
	return null;
}

interface Wrong {
	readonly message: string;
	readonly expected: string;
}

/** A code beyond ASCII, such as `\201C`, is no part of any name that loads. */
function wrongEscape(code: string | undefined): Wrong | null {
	if (code !== undefined && Number.parseInt(code, 16) > 0x7f) return null;
	return { message: "Unexpected `\\` in a style sheet", expected: "the sign itself; a page loads nothing" };
}

function wrongLoad(css: string, found: RegExpExecArray): Wrong | null {
	const what = found[0].toLowerCase();
	const rest = css.slice(found.index + what.length, found.index + what.length + 100);
	if (what === "url(" && /^[ \t\n]*["']?data:/i.test(rest)) return null;
	return {
		message: `Unexpected \`${what}\` in a style sheet`,
		expected: '`url("data:…")`: a page loads nothing',
	};
}
