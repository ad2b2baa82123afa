/** Finds the files that globs mean. */
import { type Dirent, readdir } from "node:fs";
import { resolve } from "node:path";

/** The files that globs mean below a folder, absolute; no links are followed. */
export async function filesOf(globs: readonly string[], cwd: string): Promise<readonly string[]> {
	const { glob } = await import("tinyglobby");
	const options = { cwd, absolute: true, followSymbolicLinks: false, ignore: ["**/node_modules/**"], fs: onOneLine };
	return (await glob(globs.map(withoutBreaks), options)).map((path) => resolve(withBreaks(path)));
}

/** In the library's expressions, `**` means no line break: for each stands half a character, which no name on a disk has. */
const withoutBreaks = (path: string): string =>
	path.replace(/[\n\r\u2028\u2029]/g, (sign) => String.fromCharCode(0xdc00 | (sign.charCodeAt(0) & 0xff)));

const withBreaks = (path: string): string =>
	path.replace(/[\udc0a\udc0d\udc28\udc29]/g, (half) => breaks[half.charCodeAt(0) & 0xff] ?? half);

const breaks: Readonly<Record<number, string>> = { 10: "\n", 13: "\r", 40: "\u2028", 41: "\u2029" };

type Listed = (error: Error | null, entries: Dirent[]) => void;

/** The file system with all names on one line; the library asks for entries only in this way. */
const onOneLine = {
	readdir: ((path: string, options: { withFileTypes: true }, done: Listed): void =>
		readdir(withBreaks(path), options, (error, entries = []) => {
			for (const entry of entries) entry.name = withoutBreaks(entry.name);
			done(error, entries);
		})) as unknown as typeof readdir,
};
