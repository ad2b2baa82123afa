/** What stands behind a fence, which only Markdown has a place for: elsewhere it is a line of its own above the code. */
import type { Code } from "mdast";

/** `js title="x"`; empty where nothing stands there. */
export function fenceWords({ lang, meta }: Code): string {
	return [lang, meta].filter((words) => words).join(" ");
}
