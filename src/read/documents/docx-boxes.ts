/** Words of a Word document that stand in drawings alone, where the library reads none. */
import type { XmlVisitor } from "./xml.ts";

/** A drawing, or alternatives of which the library reads the last resort only. */
interface Frame {
	readonly name: string;
	isRead: boolean;
	hasLost: boolean;
	hasRead: boolean;
}

/** Hears the names of elements without their prefixes, and tells each drawing whose words no alternative has too. */
export function boxedWords(tell: () => void): XmlVisitor {
	const frames: Frame[] = [];
	let isText = false;
	const addWords = (): void => {
		const frame = frames.at(-1);
		if (frame?.isRead === true) frame.hasRead = true;
		else if (frame !== undefined) frame.hasLost = true;
	};
	const read = (isRead: boolean): void => {
		const frame = frames.at(-1);
		if (frame?.name === "AlternateContent") frame.isRead = isRead;
	};
	const end = ({ hasLost, hasRead }: Frame): void => {
		if (hasRead) addWords();
		else if (hasLost && frames.at(-1)?.isRead === false) addWords();
		else if (hasLost) tell();
	};
	return {
		open(name) {
			if (isFrame(name)) frames.push({ name, isRead: false, hasLost: false, hasRead: false });
			if (name === "Fallback") read(true);
			isText = name === "t";
		},
		close(name) {
			isText = false;
			const frame = isFrame(name) ? frames.pop() : undefined;
			if (frame !== undefined) end(frame);
			if (name === "Fallback") read(false);
		},
		text(text) {
			if (isText && text.trim() !== "") addWords();
		},
	};
}

const isFrame = (name: string): boolean => name === "AlternateContent" || name === "drawing";
