/** From bytes to text in Unicode: several methods, of which the first that fits decides. Pure. */
import { type Fault, fault } from "../findings/faults.ts";
import { crypto, lazy } from "../text/lazy.ts";
import { firstControl, signatureOf } from "./binary.ts";
import { encodingNamed, isUnicode, markedEncoding, strictText } from "./encodings.ts";
import type { DecodedText } from "./source.ts";

/** Text, and why its encoding was guessed; or the fault. */
export type Decoded = Pick<DecodedText, "text" | "encoding" | "guess"> | Fault;

/** Decodes Unicode; null if the text may be in an older encoding. */
export function decodeUnicode(bytes: Uint8Array, label: string | null): Decoded | null {
	const signature = signatureOf(bytes);
	if (signature !== null)
		return unread(`this seems to be ${signature.what}`, signature.isOffice === true ? byOffice : bySaving);
	if (label === null) return asUnicode(bytes);
	const encoding = encodingNamed(label);
	if (encoding === null) return unread(`there is no encoding \`${label}\``, "Use a name such as `windows-1252`.");
	return isUnicode(encoding) ? named(encoding, unicodeIn(bytes, encoding)) : null;
}

const bySaving = "If it holds notes, save them as text in UTF-8, or as `.docx`.";

const byOffice = "Pass `--office` if LibreOffice is installed, or save it as `.docx` without a password.";

/** Text that is in the encoding that was named, or null. */
export function named(encoding: string, text: string | null): Decoded {
	if (text !== null) return { text, encoding, guess: null };
	return unread(`the bytes are not \`${encoding}\``, "Change or leave out `--encoding`, or `encoding` in the config.");
}

function asUnicode(bytes: Uint8Array): Decoded | null {
	const marked = markedEncoding(bytes);
	if (marked !== null) {
		const text = unicodeIn(bytes, marked);
		if (text !== null) return { text, encoding: marked, guess: null };
		return unread(
			`its byte order mark says \`${marked}\`, but its bytes are not valid in that encoding`,
			"If it is text, pass `--encoding`.",
		);
	}
	const order = utf16Order(bytes);
	const wide = order === null ? null : strictText(bytes, order);
	if (order !== null && wide !== null) return { text: wide, encoding: order, guess: "unmarked" };
	const broken = brokenWide(bytes);
	if (broken !== null) return unread(`this seems to be ${broken}`, "Save it again as UTF-8.");
	const text = strictText(bytes, "utf-8");
	if (text !== null) return { text, encoding: "utf-8", guess: null };
	const damaged = damagedUtf8(bytes);
	return damaged === null ? null : { text: damaged, encoding: "utf-8", guess: "damaged" };
}

/** Strictly; but UTF-8 that is damaged is UTF-8 all the same. */
function unicodeIn(bytes: Uint8Array, encoding: string): string | null {
	return strictText(bytes, encoding) ?? (encoding === "utf-8" ? damagedUtf8(bytes) : null);
}

/** Damaged UTF-8, with `U+FFFD` for invalid bytes; null if most of its non-ASCII bytes were never UTF-8. */
function damagedUtf8(bytes: Uint8Array): string | null {
	let [good, bad] = [0, 0];
	for (let at = 0; at < bytes.length; ) {
		const lead = bytes[at++] ?? 0;
		if (lead < 0x80) continue;
		const start = at;
		// As many as the first byte has ones in front, less one, be it in a sequence that is longer than UTF-8 allows.
		const followers = Math.clz32(~(lead << 24)) - 1;
		while (at - start < followers && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
		const isWhole = lead >= 0xc2 && lead < 0xf5 && at - start === followers;
		if (isWhole || isTelling(bytes, start, at)) good += lead < 0xc6 || bytes[start] === 0x80 ? 2 : 1;
		else bad++;
	}
	if (good <= bad || firstControl(bytes) !== null) return null;
	const text = new TextDecoder().decode(bytes);
	// `l’été` of an old Macintosh looks like Armenian.
	return mixesScripts(text.slice(0, sample)) ? null : text;
}

/**
 * Whether what is left of a sequence can hardly be anything but UTF-8: quotes and emoji begin with two bytes that are
 * `â€` and `ðŸ` elsewhere, letters with accents begin with `Â`, `Ã`, `Ä` or `Å`, which stand behind no small letter.
 */
function isTelling(bytes: Uint8Array, start: number, end: number): boolean {
	const [before = 0, lead, next] = [bytes[start - 2], bytes[start - 1], end > start ? bytes[start] : undefined];
	if (lead === 0xe2) return next === 0x80 || (next === undefined && end === bytes.length);
	if (lead === 0xf0) return next === 0x9f;
	return (
		lead !== undefined &&
		lead > 0xc1 &&
		lead < 0xc6 &&
		(end === bytes.length || /[a-z0-9]/.test(String.fromCharCode(before)))
	);
}

/** The fault of bytes that are no text. */
export const unread = (what: string, hint: string): Fault =>
	fault("undecodable", `Can't decode this file: ${what}. ${hint}`);

/** How much of a text is examined. */
export const sample = 65_536;

const scripts = ["Cyrillic", "Greek", "Hebrew", "Arabic", "Thai", "Armenian", "Nko"].map(
	(name) => `\\p{Script=${name}}`,
);
// With the letters of phonetics. These patterns are made when they are asked for: hardly any notes need them.
const otherScript = `[${scripts.join("")}\\u0250-\\u02af]+`;
const run = (): RegExp => new RegExp(otherScript, "gu");
const runInWord = (): RegExp => new RegExp(`(?<=[A-Za-z])${otherScript}|${otherScript}(?=[A-Za-z])`, "gu");

/** Whether letters of another script are inside Latin words, as in `Hйlиne`: a wrong decoding. */
export function mixesScripts(text: string): boolean {
	const runs = text.match(run())?.length ?? 0;
	return runs > 0 && (text.match(runInWord())?.length ?? 0) >= runs / 2;
}

/**
 * UTF-16 without a byte order mark: the high half of each character is NUL in Latin text, and one of a few values in
 * others, with that of each space still NUL. Low halves are seldom NUL (that of `Ā` is).
 */
const leastBytes = 8;
const leastShare = 0.1;
/** A script or two, and punctuation. */
const mostValues = 6;
const mostLowNuls = 0.2;
/** With fewer characters, NULs must be the rule. */
const fewBytes = 64;
const leastShareOfFew = 0.5;

/** The byte order of text in UTF-16; null where the bytes don't look like it. */
function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
	if (bytes.length < leastBytes || bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
	const seen = bytes.subarray(0, sample);
	if (areHighHalves(seen, 1)) return "utf-16le";
	return areHighHalves(seen, 0) ? "utf-16be" : null;
}

/** Whether every other byte, from `first` on, looks like the high half of characters, and the rest like the low one. */
function areHighHalves(bytes: Uint8Array, first: 0 | 1): boolean {
	const values = new Set<number>();
	let highNuls = 0;
	let lowNuls = 0;
	for (let at = 0; at < bytes.length; at += 2) {
		const high = bytes[at + first] ?? 0;
		if (values.add(high).size > mostValues) return false;
		if (high === 0) highNuls++;
		if (bytes[at + 1 - first] === 0) lowNuls++;
	}
	const least = bytes.length < fewBytes ? leastShareOfFew : leastShare;
	return highNuls / (bytes.length / 2) >= least && lowNuls <= highNuls * mostLowNuls;
}

/** What text in wide characters is that can't be read; as UTF-8 it would be words with NULs between their letters. */
function brokenWide(bytes: Uint8Array): string | null {
	if (bytes.length < leastBytes || !bytes.includes(0)) return null;
	const seen = bytes.subarray(0, sample);
	if (areFours(seen, [3, 2, 1, 0]) || areFours(seen, [0, 1, 2, 3])) return "text in UTF-32";
	return bytes.length % 2 === 1 && utf16Order(bytes.subarray(0, -1)) !== null
		? "text in UTF-16 with half a character at its end"
		: null;
}

const highestPlane = 0x10;

/** Whether groups of four bytes, highest first, are characters, and not only NULs. */
function areFours(bytes: Uint8Array, [highest, plane, high, low]: readonly [number, number, number, number]): boolean {
	let letters = 0;
	for (let at = 0; at + 3 < bytes.length; at += 4) {
		if (bytes[at + highest] !== 0 || (bytes[at + plane] ?? 0) > highestPlane) return false;
		if (bytes[at + high] !== 0 || bytes[at + low] !== 0) letters++;
	}
	return letters > bytes.length / 8;
}

/** Adds the fingerprint of its bytes to a text; the hash is made when somebody asks for it, which few checks do. */
export function withFingerprint<Text extends object>(
	text: Text,
	bytes: Uint8Array,
): Text & { readonly sha256: string } {
	const get = lazy(() => fingerprint(bytes));
	return Object.defineProperty(text, "sha256", { get, enumerable: true }) as Text & { readonly sha256: string };
}

/** The fingerprint of an input: SHA-256 of its bytes as read, in hex. */
export function fingerprint(bytes: Uint8Array): string {
	return crypto().hash("sha256", bytes, "hex");
}
