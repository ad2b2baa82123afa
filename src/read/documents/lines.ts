/** The lines of a transcript while it is written. */

/** The text of a document, and which part of it each stretch comes from. */
export interface Transcript {
	readonly text: string;
	/** In the order of the text; each goes up to the next. */
	readonly places: readonly TranscriptPlace[];
}

/** Where a stretch of the text begins, and what part of the document that is: `paragraph 12`. */
export interface TranscriptPlace {
	readonly start: number;
	readonly where: string;
}

/** Takes the words of a document in their order. */
export interface Lines {
	/** A line, or the rest of one; without words it is a blank line. */
	line(text: string): void;
	/** The beginning of a line. */
	part(text: string): void;
	/** Ends a line that was begun. */
	close(): void;
	/** A blank line, unless nothing stands above, or one does. */
	gap(): void;
	/** Says which part of the document what follows is. */
	place(where: string): void;
	end(): Transcript;
}

/** Begins a transcript. */
export function linesFrom(): Lines {
	const pieces: string[] = [];
	const places: TranscriptPlace[] = [];
	let length = 0;
	let open = false;
	let blank = true;
	const put = (text: string): void => {
		pieces.push(text);
		length += text.length;
	};
	const close = (): void => {
		if (open) put("\n");
		open = false;
	};
	const gap = (): void => {
		close();
		if (!blank) put("\n");
		blank = true;
	};
	return {
		line(text) {
			if (!open && text.trim() === "") return gap();
			put(`${text}\n`);
			open = false;
			blank = false;
		},
		part(text) {
			put(text);
			open = true;
			blank = false;
		},
		close,
		gap,
		place(where) {
			if (places.at(-1)?.where !== where) places.push({ start: length, where });
		},
		end() {
			close();
			return { text: pieces.join(""), places };
		},
	};
}
