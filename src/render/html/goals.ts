import type { Term } from "../../fields/field-type.ts";
import type { Form } from "../../forms/form.ts";

const made = new WeakMap<Form, string>();

/** Style rules that give each goal of a form its colour, with the text colour that reads best on it; made once for each. */
export function goalRules(form: Form): string {
	const rules = made.get(form) ?? rulesOf(form);
	made.set(form, rules);
	return rules;
}

function rulesOf(form: Form): string {
	const terms = new Map<number, Term>();
	for (const { read } of form.fields) {
		for (const term of read.vocabulary) if (term.number !== null && term.colour !== null) terms.set(term.number, term);
	}
	return [...terms].map(([number, { colour }]) => rule(number, colour ?? "")).join("\n");
}

function rule(number: number, colour: string): string {
	// From a form, so checked here: nothing but a colour gets into the style sheet.
	if (!/^#[0-9a-f]{6}$/i.test(colour)) return "";
	return `.goal-${number}{--goal:${colour};--on-goal:${textOn(colour)}}`;
}

const black = "#101418";
const white = "#ffffff";

function textOn(colour: string): string {
	return contrast(colour, white) >= contrast(colour, black) ? white : black;
}

/** Contrast as WCAG 2 counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
		linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
	return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
