/** Where the files of an archive are, as addresses. */

/** A path below the archive as an address relative to it. No part of it can be taken for a scheme, a query or a step up. */
export function relativeAddress(path: string): string {
	return path
		.replace(/\p{Cs}/gu, "\uFFFD")
		.split("/")
		.map(encodeURIComponent)
		.join("/");
}

/** A path below the archive as an address on the web; `base` ends in a slash. */
export function webAddress(path: string, base: string): string {
	return base + relativeAddress(path);
}

/** The address under which an archive is published, ending in a slash; or what is wrong with it. */
export function baseAddress(given: string): { readonly base: string } | { readonly wrong: string } {
	const expected = "expected an address such as `https://example.org/reports/`";
	if (!URL.canParse(given)) return { wrong: `Unexpected \`${given}\`, ${expected}` };
	const { protocol, username, password, search, hash, origin, pathname } = new URL(given);
	if (protocol !== "https:" && protocol !== "http:") return { wrong: `Unexpected \`${given}\`, ${expected}` };
	if (username !== "" || password !== "") return { wrong: `Unexpected name or password in the address, ${expected}` };
	if (search !== "" || hash !== "") return { wrong: `Unexpected \`?\` or \`#\` in \`${given}\`, ${expected}` };
	return { base: origin + (pathname.endsWith("/") ? pathname : `${pathname}/`) };
}
