/** Mistakes that reporters make, one in a note at most, each with the code of its finding. */
import { type Draft, inFrontOf, partOf, withCode, withField, withoutPart, withPart } from "./draft.ts";
import { goalName } from "./header/goals.ts";
import { chance, pick, type Random } from "./random.ts";

/** A note with the mistake in it; null where it could not be made there. */
type Mistake = (draft: Draft, random: Random) => Draft | null;

const mistakes: Readonly<Record<string, Mistake>> = {
	"missing-field": (draft, random) => {
		const key = pick(random, ["organizer", "reporter", "type"] as const);
		return withField(withoutPart(draft, key), key, null);
	},
	"empty-field": (draft, random) => {
		const key = pick(random, ["organizer", "type"] as const);
		return withField(withPart(draft, key, { text: pick(random, ["N/A", "____", "..."]) }), key, "");
	},
	"invalid-date": (draft) => dated(draft, "31 February 2016"),
	"ambiguous-date": (draft) => dated(draft, "03/04/2017"),
	"incomplete-date": (draft) => withField(withPart(draft, "date", { text: "13 March" }), "date", "XXXX-03-13"),
	"misspelled-label": (draft, random) => {
		const key = pick(random, ["date", "organizer", "type"] as const);
		const label = { date: "Date of Meteing", organizer: "Meeting Orgnizer", type: "Tpye of meeting" }[key];
		return withPart(draft, key, { label });
	},
	"missing-section": (draft) => ({
		...withoutPart(draft, "significance"),
		answers: { ...draft.answers, sections: ["summary"] },
	}),
	"section-order": (draft) => {
		const type = partOf(draft, "type");
		return type === null ? null : inFrontOf(withoutPart(draft, "type"), "organizer", type);
	},
	"duplicate-field": (draft) => {
		const type = partOf(draft, "type");
		return type === null ? null : inFrontOf(draft, "summary", { ...type, text: "Something else" });
	},
	"reporter-not-present": (draft) =>
		partOf(draft, "staff") === null
			? null
			: withField(withPart(draft, "reporter", { text: "Zelda Unheard" }), "reporter", [{ name: "Zelda Unheard" }]),
	"goal-tag-mismatch": (draft) => {
		const { sdgs } = draft.answers.fields;
		const other = [1, 6, 13, 15].find((goal) => !sdgs?.includes(goal)) ?? 4;
		const tag = `SDG${other}: ${goalName(other)}`;
		return withField(withPart(draft, "tags", { text: tag }), "tags", [tag]);
	},
	"link-without-url": (draft) =>
		withField(withPart(draft, "links", { text: "Video of the whole event" }), "links", [
			{ title: "Video of the whole event", url: null },
		]),
	"unfilled-placeholder": (draft) =>
		withField(withPart(draft, "type", { text: "[side event, briefing, ...]" }), "type", "[side event, briefing, ...]"),
	mojibake: (draft) => withEnding(draft, " Nobody knew the childrenâ€™s ages."),
	"hidden-character": (draft) => withEnding(draft, " The list was\u200b long."),
};

const dated = (draft: Draft, raw: string): Draft => withField(withPart(draft, "date", { text: raw }), "date", { raw });

function withEnding(draft: Draft, words: string): Draft | null {
	const significance = partOf(draft, "significance");
	return significance === null ? null : withPart(draft, "significance", { text: significance.text + words });
}

/** One note in four has a mistake. */
export function spoil(draft: Draft, random: Random): Draft {
	if (!chance(random, 0.25)) return draft;
	const [code, mistake] = pick(random, Object.entries(mistakes));
	if (code === "goal-tag-mismatch" || code === "link-without-url") {
		if (partOf(draft, code === "link-without-url" ? "links" : "tags") === null) return draft;
	}
	const spoilt = mistake(draft, random);
	return spoilt === null ? draft : withCode(spoilt, code);
}
