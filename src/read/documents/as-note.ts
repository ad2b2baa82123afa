import type { DocumentBlock } from "./document.ts";

/** A note below the text: `footnote 2`. */
export interface NotePlace {
	readonly kind: "footnote" | "endnote";
	/** As the text refers to it. */
	readonly number: number | string;
}

/** The blocks of a note as such: it begins with its number, as its page or its list shows it. */
export function asNote(blocks: readonly DocumentBlock[], { kind, number }: NotePlace): readonly DocumentBlock[] {
	return blocks.map((block, index) => {
		if (block.kind === "table") return block;
		const lines = index === 0 ? numbered(block.lines, `[${number}]`) : block.lines;
		return { ...block, lines, item: null, place: `${kind} ${number}` };
	});
}

function numbered([first = "", ...others]: readonly string[], number: string): readonly string[] {
	const line = first.trimStart();
	return [line.startsWith(number) ? line : `${number} ${line}`, ...others];
}
