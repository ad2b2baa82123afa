/** A relative path as a relative URI: whatever a name may hold, it stays one name of a folder or file. */
export function relativeUri(path: string): string {
	// A lone half of a surrogate pair has no bytes in UTF-8; a colon or two slashes in front would be read as more.
	const whole = path.replace(/\p{Cs}/gu, "\uFFFD");
	const uri = whole.split("/").map(encodeURIComponent).join("/");
	return uri.startsWith("//") ? `.${uri}` : uri;
}
