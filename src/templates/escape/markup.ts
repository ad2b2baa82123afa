/** Words in HTML and XML. */
import { safeHref } from "../../text/links.ts";
import { cleanWords, wordsOf, writable } from "../plain-value.ts";
import { SafeText } from "../safe-text.ts";
import type { Escape } from "./escape.ts";

const references: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Words between tags or in a quoted attribute. */
export const markupWords: Escape = (value) => {
	const words = wordsOf(value);
	if (!mayChange.test(words)) return words;
	return writable(words).replace(active, (sign) => references[sign] ?? "");
};

const active = /[&<>"']/g;
/** All but signs that stay as they are, whatever stands beside them: one question for most words. */
const mayChange = /[^\t\n\r !#-%(-;=?-~\xa0-\ud7ff\ue000-\ufffd]/;

/** Between the tags of a page: prose that is HTML already stays so. */
export const htmlText: Escape = (value) => (SafeText.is(value, "html") ? writable(String(value)) : markupWords(value));

/** A whole address: the web and mail only; any other leads nowhere. */
export const wholeAddress: Escape = (value) => markupWords(safeHref(cleanWords(value).trim()) ?? "#");

/** A piece of an address behind `?`, `#` or a slash. */
export const addressPiece: Escape = (value) =>
	encodeURIComponent(cleanWords(value)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
