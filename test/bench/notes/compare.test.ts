import { expect, test } from "vitest";
import { compareNote, noAgreement } from "../../../bench/notes/compare.ts";
import { generateNote } from "../../../bench/notes/note.ts";

const { answers } = generateNote(5, 1);
const report = {
	fields: { ...answers.fields },
	sections: Object.fromEntries(
		answers.sections.map((name) => [name, { statements: name === "summary" ? [{ speakers: written() }] : [] }]),
	),
	source: { encoding: answers.encoding },
};

function written() {
	return answers.speakers.map(({ name, honorific, role }) => ({
		name,
		...(honorific === null ? {} : { honorific }),
		...(role === null ? {} : { role }),
	}));
}

test("a report that says what the answers say is right", () => {
	const total = noAgreement();
	compareNote(total, answers, report, answers.codes);
	const count = answers.speakers.length;
	expect(total).toEqual({
		notes: 1,
		right: 1,
		found: 1,
		speakers: { expected: count, found: count, exact: count, names: count },
		misses: [],
	});
});

test("whatever differs is named", () => {
	const total = noAgreement();
	const wrong = { ...report, fields: { ...answers.fields, type: "Something else" }, sections: {} };
	compareNote(total, answers, wrong, ["mojibake"]);
	expect(total).toMatchObject({ notes: 1, right: 0, found: 0, speakers: { found: 0 } });
	expect(total.misses.map((miss) => miss.slice(answers.path.length + 2).split(":")[0])).toEqual([
		"type",
		"sections",
		"findings",
	]);
});
