/** What a link or a picture says beside its words, for outputs in which it leads nowhere. */
import type { Image, Link } from "mdast";
import type { Node } from "unist";
import { plainText } from "../ast/text.ts";

/** ` (address, title)`, less what the words say; empty where that is all. */
export function beyondWords({ url, title, children }: Link): string {
	const more = [isSaid(url, children) ? "" : url, title].filter((part) => part).join(", ");
	return more === "" ? "" : ` (${more})`;
}

/** Whether the words of a link say its address. */
export function isSaid(url: string, children: readonly Node[] = []): boolean {
	const words = plainText(children);
	return url === "" || words === url || url === `mailto:${words}`;
}

/** The words of a picture, its address and its title. */
export function pictureWords({ alt, url, title }: Image): string {
	return [alt, url, title].filter((text) => text).join(" ");
}
