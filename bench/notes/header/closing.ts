import type { LinkAnswer } from "../answers.ts";
import { freeTags, subjects } from "../lexicons/series.ts";
import { between, chance, pick, type Random, sample } from "../random.ts";
import type { Written } from "../written.ts";
import { goalTags } from "./goals.ts";

const titles = [
	"Video of event",
	"Concept note",
	"Programme",
	"Report of the secretariat",
	"Slides",
	"Recording",
	"Fact sheet",
];
const hosts = ["webtv.example.org", "archive.example.net", "www.meetings.example.com", "docs.example.int"];

const slugOf = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, "-");

/** Titles with their addresses, or bare addresses; each on its line. */
export function writeLinks(random: Random): Written<readonly LinkAnswer[]> {
	const drawn = sample(random, titles, between(random, 1, 3)).map((title): Written<LinkAnswer> => {
		const url = `${chance(random, 0.6) ? "https" : "http"}://${pick(random, hosts)}/${slugOf(pick(random, subjects))}/${between(random, 100, 9999)}`;
		if (chance(random, 0.3)) return { text: url, value: { title: url, url } };
		const text = pick(random, [`${title}: ${url}`, `${title} - ${url}`, `${title} (${url})`, `${title}\n${url}`]);
		return { text, value: { title, url } };
	});
	return { text: drawn.map(({ text }) => text).join("\n"), value: drawn.map(({ value }) => value) };
}

/** Free tags and the goals, on one line. */
export function writeTags(random: Random, goals: readonly number[]): Written<readonly string[]> {
	const free = sample(random, [...freeTags, ...sample(random, subjects, 2)], between(random, 1, 4));
	const named = chance(random, 0.9) ? goalTags(random, goals) : [];
	const tags = chance(random, 0.5) ? [...free, ...named] : [...named, ...free];
	return { text: tags.join(pick(random, [", ", ", ", "; "])), value: tags };
}
