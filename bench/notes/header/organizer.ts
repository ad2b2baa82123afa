import { houses, missions, networkParts } from "../lexicons/organizers.ts";
import { subjects } from "../lexicons/series.ts";
import { chance, pick, type Random } from "../random.ts";
import type { Written } from "../written.ts";

const network = (random: Random): string => networkParts.map((words) => pick(random, words)).join(" ");

const body = (random: Random): string =>
	pick(random, [
		() => `Permanent Mission of ${pick(random, missions)} to the United Nations`,
		() => `NGO Committee on ${pick(random, subjects)}`,
		() => `Group of Friends of ${pick(random, subjects)}`,
		() => network(random),
		() => network(random),
		() => pick(random, houses),
	])();

/** Who held the meeting: one body, two in a row, or several on lines of their own. */
export function writeOrganizer(random: Random, lines: boolean): Written<string> {
	const [one, other] = [body(random), body(random)];
	if (chance(random, 0.6) || one === other) return { text: one, value: one };
	if (lines) return { text: `${one}\n${other}`, value: `${one}; ${other}` };
	const text = one + pick(random, [", ", " and ", "; ", " with "]) + other;
	return { text, value: text };
}
