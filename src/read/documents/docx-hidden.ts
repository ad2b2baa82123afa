/** Words of a Word document that it hides; they are read all the same. */
import type { XmlVisitor } from "./xml.ts";

/** Hears the names of elements without their prefixes, and tells each run of words that is hidden. */
export function hiddenWords(tell: () => void): XmlVisitor {
	// How a run looked before a change that is tracked.
	let isFormer = false;
	let [isHidden, isText, hasWords] = [false, false, false];
	return {
		open(name, attributes) {
			if (name === "r") [isHidden, hasWords] = [false, false];
			else if (name === "rPrChange") isFormer = true;
			else if (name === "vanish" && !isFormer) isHidden = isOn(attributes);
			isText = name === "t";
		},
		close(name) {
			if (name === "rPrChange") isFormer = false;
			if (name === "r" && isHidden && hasWords) tell();
			// The mark of a paragraph may be hidden too.
			if (name === "r" || name === "pPr") isHidden = false;
			isText = false;
		},
		text(text) {
			hasWords ||= isText && text.trim() !== "";
		},
	};
}

/** `<w:vanish w:val="0"/>` shows what a style hides. */
function isOn(attributes: Readonly<Record<string, string>>): boolean {
	const value = Object.entries(attributes).find(([name]) => /(?:^|:)val$/.test(name))?.[1];
	return value === undefined || !/^(?:0|false|off)$/.test(value);
}
