/** A goal as a chip in its colour. */
import type { GoalData } from "../../data/shapes.ts";
import { html } from "./element.ts";

/** The number of a goal on its colour; its name is told beside it or to those who point at it. */
export function goalChip(value: string, goals: readonly GoalData[]): HTMLElement {
	const goal = goals.find(({ number }) => String(number) === value);
	const chip = html("span", { class: "goal", title: goal?.name ?? null }, value);
	paint(chip, goal?.colour ?? null);
	return chip;
}

/** Gives an element a goal's colour, and its words the one that reads best on it. */
export function paint(element: HTMLElement | SVGElement, colour: string | null): void {
	if (colour === null) return;
	element.style.setProperty("--goal", colour);
	element.style.setProperty("--on-goal", light(colour) ? "#101418" : "#ffffff");
}

/** Whether black has more contrast than white, as WCAG 2 counts it. */
function light(colour: string): boolean {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
		linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
	);
	const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	return (luminance + 0.05) / (0.0063 + 0.05) > 1.05 / (luminance + 0.05);
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
