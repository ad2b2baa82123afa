/** The names that people go by on forges and in chats, and addresses that stand behind a name. */
import { squash } from "../text/squash.ts";

/** `@addaleax`, and with its server `@annb:fedora.im`; for patterns. */
export const handleSource = String.raw`@(?:[\w.=/+-]+:[\w-]+(?:\.[\w-]+){1,100}(?![\w-])|[\w-]+)`;

/** `<a@b.org>` behind a name. */
const mail = /<(?:mailto:)?([^\s<>@]+@[^\s<>@]+)>/gi;
const handles = new RegExp(handleSource, "g");

/** A person's text without the addresses in it. */
export function withoutMail(text: string): { readonly text: string; readonly mails: readonly string[] } {
	if (!text.includes("<")) return { text, mails: [] };
	const mails = [...text.matchAll(mail)].map(([, address]) => address ?? "");
	const rest = mails.length === 0 ? text : squash(text.replace(mail, " "));
	return rest === "" ? { text, mails: [] } : { text: rest, mails };
}

/** The words of a text that are neither a handle nor an address. */
export function withoutHandles(text: string): string {
	return text.includes("@") ? text.replace(mail, " ").replace(handles, " ") : text;
}

const handleStart = /(?:^|[\s(])@[\w.=/+-]/;

/** Whether a handle stands in a text. */
export function holdsHandle(text: string): boolean {
	return text.includes("@") && handleStart.test(text);
}

/** Whether the `|` at an offset belongs to the one who is away (`h01ger|away`), and parts no two people. */
export function isNick(raw: string, { start, at }: { readonly start: number; readonly at: number }): boolean {
	const [state] = nickEnd.exec(raw.slice(at + 1, at + 1 + longestState)) ?? [];
	if (state === undefined || !/^\s*[^\s()]+$/.test(raw.slice(start, at))) return false;
	return raw.includes(",") || states.test(state);
}

const longestState = 40;
const nickEnd = /^[\p{Ll}\d_][^\s,;|()]*(?=\s*(?:$|[,;\n(]))/u;
const states =
	/^(?:away|afk|brb|gone|out|busy|lunch|dinner|food|work|home|mobile|phone|laptop|mtg|meeting|sleep|zzz+)$/iu;
