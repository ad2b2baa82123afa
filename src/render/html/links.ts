import type { PhrasingContent, Text } from "mdast";

const schemes = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu;
const bare = /^www\.[^\s\p{Cc}]+$/iu;

/** The address that a link may lead to, or null: the web and mail only, and `www.` means the web. */
export function safeHref(url: string): string | null {
	if (schemes.test(url)) return url;
	return bare.test(url) ? `https://${url}` : null;
}

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/gi;

/** Text with the addresses in it made links. */
export function linkedText({ value }: Text): PhrasingContent[] {
	const nodes: PhrasingContent[] = [];
	let end = 0;
	for (const match of value.matchAll(address)) {
		const text = withoutTail(match[0]);
		const url = safeHref(text);
		if (url === null || /[\p{L}\p{N}]/u.test(value[match.index - 1] ?? "")) continue;
		if (match.index > end) nodes.push({ type: "text", value: value.slice(end, match.index) });
		nodes.push({ type: "link", url, children: [{ type: "text", value: text }] });
		end = match.index + text.length;
	}
	if (end < value.length) nodes.push({ type: "text", value: value.slice(end) });
	return nodes;
}

/** Punctuation behind an address is the sentence's; so is a bracket that was not opened inside. */
function withoutTail(text: string): string {
	let end = text.length;
	while (end > 0) {
		const last = text[end - 1] ?? "";
		const closes = last === ")" && !text.slice(0, end).includes("(");
		if (!closes && !".,;:!?'’”*_".includes(last)) break;
		end--;
	}
	return text.slice(0, end);
}
