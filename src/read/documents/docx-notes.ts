/** References of a Word document to notes: those to notes that it lacks, which the library gives up on, and second ones. */

/** A part of what the library read. */
export interface DocxElement {
	readonly type: string;
	readonly children?: readonly DocxElement[];
}

/** All that it read. */
export interface DocxTree extends DocxElement {
	readonly notes: { resolve(reference: DocxElement): unknown };
}

/**
 * The same without references to notes that are missing, each of which is told, and with the number alone where a note
 * is referred to again: the library would write it once more.
 */
export function withEachNoteOnce(document: DocxTree, tell: () => void): DocxElement {
	const numbers = new Map<unknown, number>();
	const reference = (element: DocxElement): readonly DocxElement[] => {
		const note = document.notes.resolve(element);
		if (!note) tell();
		if (!note) return [];
		const number = numbers.get(note);
		if (number !== undefined) return [textOf(`[${number}]`)];
		numbers.set(note, numbers.size + 1);
		return [element];
	};
	const kept = (element: DocxElement): DocxElement => {
		const { children } = element;
		if (children === undefined) return element;
		return {
			...element,
			children: children.flatMap((child) => (child.type === "noteReference" ? reference(child) : [kept(child)])),
		};
	};
	return kept(document);
}

const textOf = (value: string): DocxElement & { readonly value: string } => ({ type: "text", value });
