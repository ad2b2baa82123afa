/** The pictures that a page can carry, and how each begins. */

interface Kind {
	readonly mediaType: string;
	/** In its first bytes, taken as Latin-1. */
	readonly begins: RegExp;
}

const jpeg: Kind = { mediaType: "image/jpeg", begins: /^\xff\xd8\xff/ };

const kinds: Readonly<Record<string, Kind>> = {
	png: { mediaType: "image/png", begins: /^\x89PNG/ },
	jpg: jpeg,
	jpeg,
	gif: { mediaType: "image/gif", begins: /^GIF8[79]a/ },
	webp: { mediaType: "image/webp", begins: /^RIFF.{4}WEBP/s },
	// Behind whatever else XML allows.
	svg: { mediaType: "image/svg+xml", begins: /^(?:\xef\xbb\xbf)?\s*<(?:svg|[?!])/ },
};

/** The extensions of pictures. */
export const pictureExtensions: readonly string[] = Object.keys(kinds);

/** A picture by its name, as it is looked for. */
export function pictureKind(path: string): Kind | null {
	const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
	return Object.hasOwn(kinds, extension) ? (kinds[extension] ?? null) : null;
}

/** The address that holds a picture; null where the bytes are none of its kind. */
export function pictureAddress({ mediaType, begins }: Kind, bytes: Uint8Array): string | null {
	const data = Buffer.from(bytes);
	return begins.test(data.toString("latin1", 0, 500)) ? `data:${mediaType};base64,${data.toString("base64")}` : null;
}
