import type { InputFormat } from "./input-format.ts";

/** What is known of a text whose format is wanted. */
export interface TextInfo {
	/** The format's name, where somebody said it. */
	readonly from: string | null;
	readonly path: string | null;
	readonly text: string;
}

/**
 * The format of a text: as named, as its path's extension says, or, without a path, as it opens.
 * `.json` may be a report or a tree, so those are asked too; what no format claims is `.txt`.
 */
export function pickFormat(formats: readonly InputFormat[], { from, path, text }: TextInfo): InputFormat | null {
	const plain = formats.find(({ name }) => name === "txt") ?? null;
	if (from !== null) return formats.find(({ name }) => name === from) ?? null;
	const extension = extensionOf(path);
	const claiming = formats.filter(({ extensions }) => extensions.includes(extension));
	const asked = path === null || extension === "json" ? formats.filter((format) => format !== plain) : claiming;
	return asked.find((format) => format.opens(text)) ?? claiming[0] ?? plain;
}

/** The last extension of a path, lower case and without its dot; "" where there is none. */
export function extensionOf(path: string | null): string {
	const dot = path?.lastIndexOf(".") ?? -1;
	const slash = Math.max(path?.lastIndexOf("/") ?? -1, path?.lastIndexOf("\\") ?? -1);
	return path === null || dot <= slash + 1 ? "" : path.slice(dot + 1).toLowerCase();
}
