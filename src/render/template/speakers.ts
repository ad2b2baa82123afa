import type { Statement } from "../../ast/nodes.ts";
import type { PassageData } from "./passages.ts";
import type { FullPerson } from "./people.ts";

/** Somebody who spoke. */
export interface SpeakerData extends FullPerson {
	readonly part: Statement["part"];
	/** The number of the passage with the first words. */
	readonly passage: number;
}

/** Everyone who spoke, once each, in the order of their first words; a part that says more than `speaker` is kept. */
export function speakersOf(passages: readonly PassageData[]): SpeakerData[] {
	const known = new Map<string, SpeakerData>();
	for (const { number, voices } of passages) {
		for (const { speakers, part } of voices) {
			for (const person of speakers) {
				const key = `${person.honorific ?? ""} ${person.name}`;
				const earlier = known.get(key);
				if (earlier === undefined) known.set(key, Object.assign({}, person, { part, passage: number ?? 0 }));
				else if (earlier.part === "speaker") known.set(key, { ...earlier, part });
			}
		}
	}
	return [...known.values()];
}
