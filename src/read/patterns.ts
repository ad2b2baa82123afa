/** Tells which paths below a folder patterns mean. What the patterns may be is checked before. */
import { isAbsolute, relative, sep } from "node:path";

/** Whether a pattern means an absolute path. */
export type PathTest = (path: string) => boolean;

/** Lines as in `.gitignore`. */
export async function ignoreTest(folder: string, lines: readonly string[]): Promise<PathTest> {
	if (lines.length === 0) return () => false;
	const { default: ignore } = await import("ignore");
	const rules = ignore().add([...lines]);
	return below(folder, (path) => rules.ignores(path));
}

/** Globs as on the command line; one that names a folder means all below it, unless it ends in a star. */
export async function globTest(folder: string, globs: readonly string[]): Promise<PathTest> {
	if (globs.length === 0) return () => false;
	const { default: picomatch } = await import("picomatch");
	const patterns = globs
		.map((glob) => glob.replace(/\/+$/, ""))
		.flatMap((glob) => (glob.endsWith("*") ? glob : [glob, `${glob}/**`]));
	return below(folder, picomatch(patterns, { dot: true, noextglob: true, nonegate: true }));
}

function below(folder: string, test: PathTest): PathTest {
	return (path) => isBelow(folder, path) && test(relative(folder, path).split(sep).join("/"));
}

/** Whether a path lies in a folder, at any depth; a folder does not lie in itself. */
export function isBelow(folder: string, path: string): boolean {
	const inside = relative(folder, path);
	return inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
