/** A file that is written piece by piece and takes its place when it is whole. */
import { randomUUID } from "node:crypto";
import { closeSync, openSync, renameSync, unlinkSync, writeSync } from "node:fs";

/** A file on its way. */
export interface WholeFile {
	write(text: string): void;
	/** Puts it in its place; before that nobody sees it. */
	finish(): void;
	/** Takes it away again, unless it is in its place. */
	drop(): void;
}

const enough = 1 << 16;

/** Opens a file beside the place that it will take. Throws what the file system says, as do its parts. */
export function openWholeFile(path: string): WholeFile {
	const temporary = `${path}.${randomUUID()}.tmp`;
	const descriptor = openSync(temporary, "wx");
	let held: string[] = [];
	let size = 0;
	let open = true;
	let placed = false;
	const flush = (): void => {
		writeAll(descriptor, Buffer.from(held.join("")));
		[held, size] = [[], 0];
	};
	const close = (): void => {
		if (open) closeSync(descriptor);
		open = false;
	};
	return {
		write(text) {
			held.push(text);
			size += text.length;
			if (size >= enough) flush();
		},
		finish() {
			flush();
			close();
			renameSync(temporary, path);
			placed = true;
		},
		drop() {
			close();
			if (!placed) unlinkSync(temporary);
		},
	};
}

/** On a disk that is nearly full a write may take a part only; the next one says that there is no more space. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
	for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
