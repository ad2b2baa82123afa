/** Where to read more: titles and addresses, in every order that people write them. */
import type { FieldItem, ValuePart } from "../ast/nodes.ts";
import type { Link } from "../ast/values.ts";
import { defineFieldType } from "./field-type.ts";
import { type FoundLink, linksIn } from "./link-line.ts";
import { filledParts, itemMaker, listOf, skipBullet } from "./pieces.ts";

/** Links; `url` is null for a title whose address is missing. */
export const links = defineFieldType({
	type: "links",
	about: "Titles and addresses; an address alone is its own title.",
	example: "Plan: https://example.org/plan",
	list: true,
	read(parts, context) {
		const lines = filledParts(parts, context).map((part) => ({ part, found: linksIn(part.raw, skipBullet(part.raw)) }));
		return listOf(itemsOf(lines));
	},
	print: (value) => (Array.isArray(value) ? value.map(printLink).join("\n") : String(value)),
});

interface LinkLine {
	readonly part: ValuePart;
	readonly found: readonly FoundLink[];
}

function itemsOf(lines: readonly LinkLine[]): FieldItem[] {
	const paired = titleThenAddress(lines);
	const items: FieldItem[] = [];
	for (const [index, line] of lines.entries()) {
		if (paired(lines[index - 1], line)) continue;
		const item = itemMaker(line.part);
		const next = lines[index + 1];
		const below = paired(line, next) ? (next?.found[0]?.link?.url ?? null) : null;
		for (const each of line.found) {
			items.push(item(each, each.link === null || below === null ? each.link : { ...each.link, url: below }));
		}
	}
	return items;
}

/**
 * Whether a title and the address on the line below it are one link. Across a blank line they are only when the title
 * leads on, or when the list is nothing but such pairs: a single one tells no habit.
 */
function titleThenAddress(lines: readonly LinkLine[]): (title?: LinkLine, address?: LinkLine) => boolean {
	const inPairs =
		lines.length > 2 &&
		lines.length % 2 === 0 &&
		lines.every((line, index) => (index % 2 === 0 ? isTitle(line) : isAddress(line)));
	return (title, address) => {
		if (title === undefined || address === undefined || !isTitle(title) || !isAddress(address)) return false;
		return (
			inPairs || leadsOn.test(title.part.raw) || address.part.position.start.line === title.part.position.end.line + 1
		);
	};
}

const leadsOn = /[:–—→]\s*$|\s-\s*$/;

function isTitle({ found }: LinkLine): boolean {
	return found.length === 1 && found[0]?.link?.url === null;
}

function isAddress({ found }: LinkLine): boolean {
	return found.length === 1 && found[0]?.bare === true;
}

/** An address alone is printed as a Markdown link, so that it is not taken for that of the title above it. */
function printLink({ title, url }: Link): string {
	if (url === null) return title;
	return title === url ? `[${title}](${url})` : `${title}: ${url}`;
}
