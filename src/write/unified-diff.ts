import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** The change of a file as a unified diff, as `git apply` and `patch -p1` read it; "" where nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
	if (before === after) return "";
	const options = { headerOptions: FILE_HEADERS_ONLY, context: 3 };
	return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}
