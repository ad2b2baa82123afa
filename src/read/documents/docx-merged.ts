/** Words in cells of a Word document that the cell above reaches over: nobody sees them, and the library drops them. */
import type { XmlVisitor } from "./xml.ts";

interface Cell {
	isCovered: boolean;
	hasWords: boolean;
}

/** Hears the names of elements without their prefixes, and tells each such cell that has words. */
export function coveredWords(tell: () => void): XmlVisitor {
	const cells: Cell[] = [];
	// How a cell looked before a change that is tracked.
	let isFormer = false;
	let isText = false;
	return {
		open(name, attributes) {
			const cell = cells.at(-1);
			if (name === "tc") cells.push({ isCovered: false, hasWords: false });
			else if (name === "tcPrChange") isFormer = true;
			else if (name === "vMerge" && !isFormer && cell !== undefined) cell.isCovered = goesOn(attributes);
			isText = name === "t";
		},
		close(name) {
			isText = false;
			if (name === "tcPrChange") isFormer = false;
			const cell = name === "tc" ? cells.pop() : undefined;
			const around = cells.at(-1);
			if (cell?.hasWords !== true) return;
			if (cell.isCovered) tell();
			else if (around !== undefined) around.hasWords = true;
		},
		text(text) {
			const cell = cells.at(-1);
			if (isText && cell !== undefined && text.trim() !== "") cell.hasWords = true;
		},
	};
}

/** `<w:vMerge/>` says the same as `w:val="continue"`. */
function goesOn(attributes: Readonly<Record<string, string>>): boolean {
	const value = Object.entries(attributes).find(([name]) => /(?:^|:)val$/.test(name))?.[1] ?? "";
	return value === "" || value === "continue";
}
