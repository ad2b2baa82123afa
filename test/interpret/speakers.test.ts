import { expect, test } from "vitest";
import { agreementOf, knownNote, knownNotes } from "../notes/known.ts";
import { noteFrom } from "../speakers/notes.ts";
import { traps } from "../speakers/traps.ts";
import { sectionsOf, speakersOf } from "./speakers-of.ts";

test("over all layouts, people are found exactly and nobody else", () => {
	const notes = Array.from({ length: knownNotes }, (_, at) => knownNote(at + 1));
	const { expected, found, names, exact } = agreementOf(
		notes.map(({ speakers, text }) => [speakers, speakersOf(text)] as const),
	);
	expect(names / found).toBeGreaterThanOrEqual(0.97);
	expect((2 * exact) / (expected + found)).toBeGreaterThanOrEqual(0.92);
});

test("in the traps, which name some seventy people, hardly anybody speaks", () => {
	const found = traps.flatMap(({ name, text }) =>
		speakersOf(noteFrom(text)).map((person) => `${name}: ${person.name}`),
	);
	expect(found.length, found.join("\n")).toBeLessThanOrEqual(3);
});

test("paragraphs with numbers belong to those whom they name", () => {
	const summary = [
		"1. The meeting was opened by Ms L.M. Vandersteen, Deputy Director of Fisheries, who observed that nets are made to last and boats are not.",
		"2. Mr R. Banjo-Sy, judge in the labour court of Lagos, submitted that two obstacles stand between a crew and its wages. He added that his court sits on Sundays, when the boats are in.",
		"3. Dr A. Brook, physician in Hull, related that her ward fills on the day when the boats come in.",
	];
	const [section] = sectionsOf(noteFrom(summary.join("\n\n")));
	const owned = section?.statements.map(({ speakers, position }) => [
		speakers.map(({ name }) => name).join(),
		(position.end.offset ?? 0) - (position.start.offset ?? 0),
	]);
	expect(owned?.map(([name]) => name)).toEqual(["L.M. Vandersteen", "R. Banjo-Sy", "A. Brook"]);
	// Each has her whole paragraph, without its number.
	expect(owned?.map(([, length]) => length)).toEqual(summary.map((text) => text.length - "1. ".length));
});

test("what describes somebody ends where a sentence begins, without a full stop as well", () => {
	const summary =
		"• Marta Quint -UNICEF Last year a campaign began. She said that wells come first.\n• Tomas Brandt -UNDP: pumps come second.\n• Ines Okafor, Vice-Chair of the Second and Third Committees: both are right.";
	expect(speakersOf(noteFrom(summary)).map(({ name, role }) => [name, role])).toEqual([
		["Marta Quint", "UNICEF"],
		["Tomas Brandt", "UNDP"],
		["Ines Okafor", "Vice-Chair of the Second and Third Committees"],
	]);
});

test("whoever is introduced owns what opens her sentence, and no words describe two people", () => {
	const summary = [
		"Ms Ingrid Sollund, Deputy Permanent Representative of Norland, moderated. She opened with a photograph of an empty quay.",
		"The last word was given to Ana Paula Reis, who has gutted fish since she was fourteen. She described the night shifts.",
	];
	const [section] = sectionsOf(noteFrom(summary.join("\n\n")));
	const owned = section?.statements.map(({ speakers: [speaker], position: { start, end } }) => {
		return [speaker?.name, (end.offset ?? 0) - (start.offset ?? 0)];
	});
	expect(owned).toEqual([
		["Ingrid Sollund", summary[0]?.length],
		["Ana Paula Reis", summary[1]?.length],
	]);
	// What somebody without a name said is not hers.
	const asked =
		"Mr Carl Ode, harbour master, opened. A woman from the Philippines asked why the nets were gone, and Ms Ann Bell replied that they were sold.";
	const [words] = sectionsOf(noteFrom(asked));
	const first = words?.statements.find(({ speakers: [speaker] }) => speaker?.name === "Ann Bell");
	expect((first?.position.end.offset ?? 0) - (first?.position.start.offset ?? 0)).toBe(
		"and Ms Ann Bell replied that they were sold.".length,
	);
	const turns =
		"Rev. Dr. Cornelius Hall, President of the Council of Ports, Rabbi Miriam Stern and Sheikh Yunus al-Qasim of the Bridge House in Oslo greeted the guests in turn. All three had brought bread. The Rabbi joked that this was the only resolution on which they had reached consensus.";
	const roles = Object.fromEntries(speakersOf(noteFrom(turns)).map(({ name, role }) => [name, role]));
	expect(roles).toEqual({
		"Cornelius Hall": "President of the Council of Ports",
		"Yunus al-Qasim": "Bridge House in Oslo",
		"Miriam Stern": null,
	});
});
