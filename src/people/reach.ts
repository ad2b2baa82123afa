/** How people are reached: handles (`@addaleax`) and addresses for mail. */
import { hasLetter } from "../text/ascii.ts";
import { squash } from "../text/squash.ts";

/** The bits of how somebody is reached. */
export const wayToReach = { handle: 1, mail: 2 } as const;
export type Way = (typeof wayToReach)[keyof typeof wayToReach];

/** `@addaleax`, as people go by on forges and in chats, and with its server `@annb:fedora.im`. */
const handle = String.raw`(?<![^\s,;:([|/])@(?:[\w.=/+-]+:[\w-]+(?:\.[\w-]+){1,100}(?![\w-])|[\w-]+)`;

/** `<a@b.org>`, and the same without brackets. */
const enclosedMail = String.raw`<(?:mailto:)?[^\s<>@]+@[^\s<>@]+>`;
const bareMail = String.raw`(?<![^\s,;:([])(?:mailto:)?[^\s<>@,;:|()[\]]{1,100}(?:@[^\s<>@,;:|()[\]]{1,200}){1,9}\.[\p{L}\p{N}-]{1,60}(?![\p{L}\p{N}@])`;
/** Without brackets, only where nothing of a name goes on behind it, and not among words in brackets, which stay together. */
const mailOfName = new RegExp(
	String.raw`,?\s*(${enclosedMail}|${bareMail}(?=\s*(?:$|[,;(–—-])|\s+(?:${bareMail}))(?![^()]{0,200}\)))`,
	"giu",
);

/** What stands apart from the words beside it: such ways, slashes, and what follows the full stop of `Dr.Ann`. */
export const apart = new RegExp(
	String.raw`${enclosedMail}|${bareMail}|${handle}|/|(?<=\p{Ll}\.)(?=\p{Lu}\p{Ll})`,
	"gu",
);

/** What way something apart is. */
export function wayOf(found: string): Way | 0 {
	if (!found.includes("@")) return 0;
	return found.startsWith("@") ? wayToReach.handle : wayToReach.mail;
}

/** A person's text without the addresses in it. */
export function withoutMail(text: string): { readonly text: string; readonly mails: readonly string[] } {
	if (!text.includes("@")) return { text, mails: [] };
	const found = [...text.matchAll(mailOfName)].map(([, address = ""]) => address.replace(/^<?(?:mailto:)?|>$/gi, ""));
	const rest = found.length === 0 ? text : squash(text.replace(mailOfName, " "));
	return hasLetter(rest.replace(/\([^()]*\)/g, "")) ? { text: rest, mails: found } : { text, mails: [] };
}
