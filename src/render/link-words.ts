/** What a link or a picture says beside its words, for outputs in which it leads nowhere. */
import type { Image, Link } from "mdast";
import { plainText } from "../ast/text.ts";

/** ` (address, title)`, less what the words say; empty where that is all. */
export function beyondWords({ url, title, children }: Link): string {
	const words = plainText(children);
	const isSaid = url === "" || words === url || url === `mailto:${words}`;
	const more = [isSaid ? "" : url, title].filter((part) => part).join(", ");
	return more === "" ? "" : ` (${more})`;
}

/** The words of a picture, its address and its title. */
export function pictureWords({ alt, url, title }: Image): string {
	return [alt, url, title].filter((text) => text).join(" ");
}
