/** References of a Word document to notes that it lacks; the library gives up on them. */

/** A part of what the library read. */
export interface DocxElement {
	readonly type: string;
	readonly children?: readonly DocxElement[];
}

/** All that it read. */
export interface DocxTree extends DocxElement {
	readonly notes: { resolve(reference: DocxElement): unknown };
}

/** The same without such references, each of which is told. */
export function withoutLostNotes(document: DocxTree, tell: () => void): DocxElement {
	const isLost = (element: DocxElement): boolean => {
		const isIt = element.type === "noteReference" && !document.notes.resolve(element);
		if (isIt) tell();
		return isIt;
	};
	const kept = (element: DocxElement): DocxElement => {
		const { children } = element;
		if (children === undefined) return element;
		return { ...element, children: children.filter((child) => !isLost(child)).map(kept) };
	};
	return kept(document);
}
