/** Distinct notes, once as text and once, the same bytes, as Markdown for those who read nothing else. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateNote } from "../notes/note.ts";

/** A folder of notes. */
export interface Inputs {
	readonly notes: string;
	readonly markdown: string;
	/** The Markdown files, relative to their folder. */
	readonly files: readonly string[];
}

/** So many distinct notes, all in UTF-8: no peer reads the older encodings that the generator knows. */
export function* distinctNotes(count: number): Generator<{ readonly path: string; readonly bytes: Uint8Array }> {
	for (let number = 1, made = 0; made < count; number++) {
		const { bytes, answers } = generateNote(7, number);
		if (answers.encoding !== "utf-8") continue;
		made++;
		yield { path: answers.path, bytes };
	}
}

/** Writes them below a folder, unless they are there. */
export function inputs(folder: string, count: number): Inputs {
	const [notes, markdown] = [join(folder, `notes-${count}`), join(folder, `markdown-${count}`)];
	const isThere = existsSync(notes);
	const files = [...distinctNotes(count)].map(({ path, bytes }) => {
		const file = path.replace(/txt$/, "md");
		if (!isThere) for (const to of [join(notes, path), join(markdown, file)]) writeBelow(to, bytes);
		return file;
	});
	return { notes, markdown, files };
}

function writeBelow(path: string, bytes: Uint8Array): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, bytes);
}
