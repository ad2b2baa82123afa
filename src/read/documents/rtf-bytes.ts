/** Bytes of Rich Text that follow each other, groups and looks between them or not: a character may be several. */
import { legacy } from "../legacy.ts";

/** What bytes are in. */
export interface RtfEncoding {
	readonly name: string;
	/** Where they are not in it, they are in that of Windows. */
	readonly orWindows: boolean;
}

/** Takes bytes, and gives what they say. */
export interface RtfBytes {
	add(value: number, encoding: RtfEncoding): void;
	/** All of them, as no other one goes on with the last character; "" where they can't be read. */
	settle(): string;
	/** All but those at the end that may go on. */
	take(): string;
	/** The encoding that bytes were not in since the last time; null where all could be read. */
	unread(): string | null;
}

/** How many bytes there are of a character whose last one is to come. */
const begun = [0, 1, 2, 3];

/** Begins with none. */
export function rtfBytes(): RtfBytes {
	let bytes: number[] = [];
	let encoding: RtfEncoding = { name: "windows-1252", orWindows: false };
	let said = "";
	let unread: string | null = null;
	/** Says the bytes but for some at their end, if they can be read. */
	const read = (name: string, less = 0): boolean => {
		const end = bytes.length - less;
		const text = end < 0 ? null : legacy.decode(Uint8Array.from(bytes.slice(0, end)), name);
		if (text !== null) [said, bytes] = [said + text, bytes.slice(end)];
		return text !== null;
	};
	const settle = (): void => {
		if (bytes.length === 0 || read(encoding.name) || (encoding.orWindows && read("windows-1252"))) return;
		unread ??= encoding.name;
		bytes = [];
	};
	const taken = (): string => {
		const text = said;
		said = "";
		return text;
	};
	return {
		add(value, its) {
			if (its.name !== encoding.name || its.orWindows !== encoding.orWindows) settle();
			encoding = its;
			bytes.push(value);
		},
		settle() {
			settle();
			return taken();
		},
		take() {
			if (bytes.length > 0 && !begun.some((less) => read(encoding.name, less))) settle();
			return taken();
		},
		unread() {
			const name = unread;
			unread = null;
			return name;
		},
	};
}
