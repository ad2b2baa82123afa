import { expect, test } from "vitest";
import type { Link } from "../../src/ast/nodes.ts";
import { read } from "./read.ts";

/** `Title <address>`, `Title` where the address is lost, `<address>` where it is the title too. */
function written({ title, url }: Link): string {
	if (url === null) return title;
	return title === url ? `<${url}>` : `${title} <${url}>`;
}

test.each([
	// What joins a title to its address belongs to neither, on one line or two.
	["EI reports • https://a.example/x", ["EI reports <https://a.example/x>"]],
	["EI reports · https://a.example/x", ["EI reports <https://a.example/x>"]],
	["EI reports → https://a.example/x", ["EI reports <https://a.example/x>"]],
	["EI reports => https://a.example/x", ["EI reports <https://a.example/x>"]],
	["EI reports = https://a.example/x", ["EI reports <https://a.example/x>"]],
	["https://a.example/x • EI reports", ["EI reports <https://a.example/x>"]],
	["Draft Code, rev. 3 –\nhttps://a.example/x", ["Draft Code, rev. 3 <https://a.example/x>"]],
	["Draft Code:\nhttps://a.example/x", ["Draft Code <https://a.example/x>"]],
	["Draft Code •\nhttps://a.example/x", ["Draft Code <https://a.example/x>"]],
	["Draft Code |\nhttps://a.example/x", ["Draft Code <https://a.example/x>"]],
	["Draft Code →\nhttps://a.example/x", ["Draft Code <https://a.example/x>"]],
	// A semicolon parts links, also those whose address is lost.
	["Video: https://a.example/x ; Report (pdf) lost", ["Video <https://a.example/x>", "Report (pdf) lost"]],
	["https://a.example/x; Report lost", ["<https://a.example/x>", "Report lost"]],
	["Report lost; Video: https://a.example/x", ["Report lost", "Video <https://a.example/x>"]],
	["Report; https://a.example/x", ["Report <https://a.example/x>"]],
	["; Video: https://a.example/x", ["Video <https://a.example/x>"]],
	["Agenda; Report; Video: https://a.example/x", ["Agenda", "Report", "Video <https://a.example/x>"]],
	[
		"Video: https://a.example/x; Report lost; Maps: www.b.example",
		["Video <https://a.example/x>", "Report lost", "Maps <www.b.example>"],
	],
	["Video: https://a.example/x | Report lost", ["Video <https://a.example/x>", "Report lost"]],
	["https://a.example/x | Report", ["Report <https://a.example/x>"]],
	["Video: https://a.example/x; in French", ["Video in French <https://a.example/x>"]],
	["Video: https://a.example/x ; (in French)", ["Video (in French) <https://a.example/x>"]],
	["Water; a right for all: https://a.example/x", ["Water; a right for all <https://a.example/x>"]],
	["Video (English; French): https://a.example/x", ["Video (English; French) <https://a.example/x>"]],
	["Video: https://a.example/x;", ["Video <https://a.example/x>"]],
	["Video: https://a.example/x; - -", ["Video <https://a.example/x>"]],
	// Bullets, bars and tabs between links, or between a title and its address.
	["Video: https://a.example/x • Maps: www.b.example", ["Video <https://a.example/x>", "Maps <www.b.example>"]],
	["Video • https://a.example/x  Maps • www.b.example", ["Video <https://a.example/x>", "Maps <www.b.example>"]],
	["Video | https://a.example/x | Maps | www.b.example", ["Video <https://a.example/x>", "Maps <www.b.example>"]],
	["https://a.example/x | Video | www.b.example | Maps", ["Video <https://a.example/x>", "Maps <www.b.example>"]],
	["Video\thttps://a.example/x\tMaps\twww.b.example", ["Video <https://a.example/x>", "Maps <www.b.example>"]],
	// A blank line parts a title and an address, unless the title leads on or the list is nothing but such pairs.
	["Briefing papers\n\nwww.a.example", ["Briefing papers", "<www.a.example>"]],
	["Briefing papers:\n\nwww.a.example", ["Briefing papers <www.a.example>"]],
	["Briefing papers –\n\nwww.a.example", ["Briefing papers <www.a.example>"]],
	["Papers\n\nwww.a.example\n\nVideo\n\nwww.b.example", ["Papers <www.a.example>", "Video <www.b.example>"]],
	["Papers\n\nwww.a.example\n\nVideo", ["Papers", "<www.a.example>", "Video"]],
	["• Papers\n  www.a.example\n• Video\n  www.b.example", ["Papers <www.a.example>", "Video <www.b.example>"]],
])("%j", (raw, expected) => {
	const { value, items } = read("links", raw);
	expect((value as Link[]).map(written)).toEqual(expected);
	for (const [index, item] of items.entries()) {
		expect(item.position.start.offset).toBeGreaterThanOrEqual(items[index - 1]?.position.end.offset ?? 0);
	}
});
