/** A whole note, from its number and a seed alone. */
import { type Answers, fieldKeys } from "./answers.ts";
import type { Draft, Part } from "./draft.ts";
import { inFrontOf, withCode } from "./draft.ts";
import { encode } from "./encode.ts";
import { type Hand, takeHand, textOf } from "./hand.ts";
import { writeLinks, writeTags } from "./header/closing.ts";
import { type Day, drawDay, writeDate } from "./header/date.ts";
import { drawGoals, writeGoals } from "./header/goals.ts";
import { writeOrganizer } from "./header/organizer.ts";
import { drawReporters, drawStaff, withAsides, writePeople } from "./header/people.ts";
import { writeLabel } from "./labels.ts";
import { rooms, series, subjects } from "./lexicons/series.ts";
import { spoil } from "./mistakes.ts";
import { pathOf } from "./path.ts";
import { writeSignificance } from "./prose.ts";
import { chance, mulberry32, pick, type Random } from "./random.ts";
import { layouts } from "./speakers/layouts.ts";

/** A file of notes, and what is known of it. */
export interface GeneratedNote {
	readonly bytes: Uint8Array;
	readonly answers: Answers;
}

/** The note with this number: always the same for the same seed. */
export function generateNote(seed: number, number: number): GeneratedNote {
	const random = mulberry32(seed * 1_000_003 + number);
	const hand = takeHand(random);
	const meeting = drawMeeting(random);
	const draft = spoil(withVenue(draftOf(random, hand, meeting), random), random);
	const { bytes, encoding, codes } = encode(textOf(draft, hand), random);
	const told = codes.reduce(withCode, draft).answers;
	return { bytes, answers: { path: pathOf(random, { ...meeting, number }), encoding, ...told } };
}

interface Meeting {
	readonly day: Day;
	readonly folder: string;
	readonly kind: string;
	readonly subject: string;
}

function drawMeeting(random: Random): Meeting {
	const { folder, kinds } = pick(random, series);
	return { day: drawDay(random), folder, kind: pick(random, kinds), subject: pick(random, subjects) };
}

function draftOf(random: Random, hand: Hand, meeting: Meeting): Draft {
	const goals = drawGoals(random);
	const present = drawStaff(random);
	const section = pick(random, layouts).build(random);
	const written = {
		date: writeDate(random, meeting.day),
		title: chance(random, 0.15)
			? plain(`${meeting.subject} in ${pick(random, ["Cities", "Practice", "Numbers", "Schools"])}`)
			: null,
		organizer: writeOrganizer(random, hand.lines),
		staff: chance(random, 0.9) ? writePeople(random, withAsides(random, present), hand.lines) : null,
		reporter: writePeople(random, drawReporters(random, present), hand.lines),
		sdgs: writeGoals(random, goals),
		type: plain(meeting.kind),
		links: chance(random, 0.7) ? (chance(random, 0.15) ? { text: "", value: [] } : writeLinks(random)) : null,
		tags: chance(random, 0.8) ? writeTags(random, goals) : null,
	};
	const above = written.title !== null && chance(random, 0.4);
	const sections = { summary: section.summary, significance: writeSignificance(random, hand) };
	const texts = {
		...Object.fromEntries(fieldKeys.map((key) => [key, written[key]?.text ?? null])),
		...sections,
		...(above ? { title: null } : {}),
	};
	return {
		above: above ? (written.title?.text ?? null) : null,
		parts: partsOf(random, hand, texts),
		answers: {
			fields: {
				date: written.date.value,
				title: written.title?.value ?? null,
				organizer: written.organizer.value,
				staff: written.staff?.value ?? null,
				reporter: written.reporter.value,
				sdgs: written.sdgs.value,
				type: written.type.value,
				links: written.links?.value ?? null,
				tags: written.tags?.value ?? null,
			},
			sections: Object.keys(sections),
			speakers: section.speakers,
			codes: [],
		},
	};
}

const plain = (text: string) => ({ text, value: text });

const order = [
	"date",
	"title",
	"organizer",
	"staff",
	"reporter",
	"sdgs",
	"type",
	"summary",
	"significance",
	"links",
	"tags",
] as const;

function partsOf(random: Random, hand: Hand, texts: Readonly<Record<string, string | null>>): Part[] {
	return order.flatMap((key) => {
		const text = texts[key] ?? null;
		return text === null ? [] : [{ key, label: writeLabel(random, key, hand.capitals), text }];
	});
}

/** Some reporters add lines that the form lacks. */
function withVenue(draft: Draft, random: Random): Draft {
	if (!chance(random, 0.12)) return draft;
	const label = pick(random, ["Venue", "Number of Participants"]);
	const text = label === "Venue" ? pick(random, rooms) : String(20 + Math.floor(random() * 300));
	return withCode(inFrontOf(draft, pick(random, ["reporter", "type"]), { key: null, label, text }), "unknown-label");
}
