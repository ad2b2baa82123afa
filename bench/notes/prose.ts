import type { Hand } from "./hand.ts";
import { between, chance, pick, type Random, sample } from "./random.ts";
import { factSentences, fragments } from "./speakers/lexicons.ts";

/** What the office should take from the meeting: paragraphs, bullets, or a paragraph and bullets. */
export function writeSignificance(random: Random, { columns }: Hand): string {
	const sentences = sample(random, factSentences, between(random, 2, 12));
	const paragraphs: string[] = [];
	for (let at = 0; at < sentences.length; ) {
		const many = between(random, 2, 4);
		paragraphs.push(wrapped(sentences.slice(at, at + many).join(" "), columns));
		at += many;
	}
	if (chance(random, 0.6)) return paragraphs.join("\n\n");
	const mark = pick(random, ["• ", "  • ", "- ", "  - "]);
	const bullets = sample(random, fragments, between(random, 2, 5)).map((line) => mark + line);
	return chance(random, 0.5) ? bullets.join("\n") : `${paragraphs.join("\n\n")}\n\n${bullets.join("\n")}`;
}

function wrapped(text: string, columns: number | null): string {
	if (columns === null) return text;
	return text.replace(new RegExp(`(.{1,${columns}})(?: |$)`, "gu"), "$1\n").trimEnd();
}
