/** What is made to cost time must cost no more than it is long: eight times the text, about eight times the time. */
import { expect, test } from "vitest";
import type { Section } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { statementsOf } from "../../src/statements/index.ts";
import { parseText } from "../../src/structure/plain-notes.ts";
import { processorTimeOf } from "../processor-time.ts";
import { mulberry32 } from "../random.ts";

const form = shippedForm("un-meeting") ?? expect.fail("The built-in form is missing.");

const small = 16_000;
const large = 8 * small;

/** Text of about a length, each piece with another name in it. */
type Shape = (length: number) => string;

function many(piece: (name: string, at: number) => string, separator: string): Shape {
	return (length) => {
		const random = mulberry32(7);
		const letter = () => "abdefghiklmnoprstuvz".charAt(Math.floor(random() * 20));
		const word = () => letter().toUpperCase() + letter() + letter() + letter() + letter();
		const pieces: string[] = [];
		for (let left = length; left > 0; left -= (pieces.at(-1) ?? "").length + separator.length)
			pieces.push(piece(`${word()} ${word()}`, pieces.length));
		return pieces.join(separator);
	};
}

const shapes: readonly (readonly [string, Shape])[] = [
	["labelled bullets", many((name) => `• ${name}: c`, "\n")],
	["nested bullets", many((name, at) => `${"  ".repeat(at % 3)}• Ana ${name}: c`, "\n")],
	["a roster of bullets", many((name) => `• Ms ${name}, Director of the Fund`, "\n")],
	["headings", many((name) => name, "\n\n")],
	["topics and prose", many((_, at) => `Rain ${at}\n\nit went on`, "\n\n")],
	["names in one paragraph", many((name) => `Ana ${name}`, " ")],
	["names with commas", many((name) => `Ms ${name}`, ", ")],
	["names behind a body", many((name, at) => `${at === 0 ? "For Unicef, " : ""}Ms ${name}`, ", ")],
	["names that speak, without a stop", many((name) => `Ana ${name} said`, ", ")],
	["names that speak, sentence by sentence", many((name) => `Ms ${name} said so`, ". ")],
	["names that speak, clause by clause", many((name) => `Ms ${name} said so`, "; ")],
	["a roster in one paragraph", many((name) => `Ms ${name}, Director of the Fund`, "; ")],
	["titles alone, one each", many((name) => `Ms ${name}, Director of the Fund, spoke. The Director said so`, ". ")],
	["a paragraph of thousands of lines", many((name) => `Ms ${name} said that the rain goes on\nand on`, " and\n")],
	["quotations", many((name) => `“No,” said Ms ${name}`, ". ")],
	["open quotations", many((name) => `“Yes ${name}`, " ")],
	["open brackets", many((name) => `Ana ${name} (`, " ")],
	["labels in a row", many((name) => `${name}:`, " ")],
	["capitals", (length) => "A".repeat(length)],
	["capitals, one by one", (length) => "A ".repeat(length / 2)],
	["ordinary words with capitals", (length) => "Education ".repeat(length / 10)],
	["titles", (length) => "Dr. ".repeat(length / 4)],
	["particles", (length) => `Ana ${"van ".repeat(length / 4)}`],
	["hyphens", (length) => "A-".repeat(length / 2)],
	["full stops", (length) => `Ana said so${".".repeat(length)}`],
	["pronouns", (length) => `Ms Ana Bell rose. ${"She said so. ".repeat(length / 13)}`],
	["offices", (length) => `Director of ${"Fund and ".repeat(length / 9)}`],
];

function sectionOf(summary: string): Section {
	const { children } = parseText(`Brief summary of presentation of information made\n\n${summary}\n`, form);
	return children.find((child) => child.type === "section") ?? expect.fail("The section is missing.");
}

/** The least CPU time of some runs, in milliseconds: what else the machine does is not counted. */
function timeOf(section: Section, times: number): number {
	let least = Number.POSITIVE_INFINITY;
	for (let run = 0; run < times; run++) {
		const took = processorTimeOf(() => statementsOf(section, form.words));
		least = Math.min(least, took);
	}
	return least;
}

test.each(shapes)("%s", (_name, shape) => {
	const one = timeOf(sectionOf(shape(small)), 3);
	const eight = timeOf(sectionOf(shape(large)), 2);
	// Three times as much as linear is left to a busy machine and the garbage; what is quadratic takes 64 times as long.
	expect(eight).toBeLessThan(Math.max(50, 24 * one));
});
