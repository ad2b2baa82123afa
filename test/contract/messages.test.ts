/** What findings say, in every language: all codes, all variants, and nothing that a finding does not hold. */
import { describe, expect, test } from "vitest";
import { type Code, codes, inLanguage, sentence } from "../../src/findings/finding.ts";
import type { Kind, Message, Messages } from "../../src/findings/kind.ts";
import { kinds } from "../../src/findings/kinds.ts";
import { messageLanguages, shippedMessages } from "../../src/forms/shipped.ts";
import { everyFinding, textWith } from "../reporters/every-finding.ts";

const english: Messages = Object.fromEntries(codes.map((code) => [code, (kinds[code] as Kind<never>).message]));

const variantsOf = (message: Message): Readonly<Record<string, string>> =>
	typeof message === "string" ? { other: message } : message;

/** The places of all variants of a message. */
const placesIn = (message: Message): Set<string> =>
	new Set(Object.values(variantsOf(message)).flatMap((each) => each.match(/\{[\w.]+\}/g) ?? []));

describe.each(messageLanguages)("%s", (language) => {
	const messages = shippedMessages(language) ?? english;

	test("has messages for codes only; a code without one has its English message", () =>
		expect(codes).toEqual(expect.arrayContaining(Object.keys(messages))));

	test.each(Object.entries(messages))("%s", (code, own) => {
		const known = english[code] ?? "";
		expect(Object.keys(variantsOf(own)).sort()).toEqual(Object.keys(variantsOf(known)).sort());
		for (const place of placesIn(own)) expect([...placesIn(known)]).toContain(place);
		for (const message of Object.values(variantsOf(own))) {
			expect(message).toMatch(/(?:\.|\{message\})$/);
			// Words of notes are quoted: all that stands between backticks is.
			expect(message.split("`").length % 2).toBe(1);
		}
	});

	test.each(everyFinding("words", textWith("words").position))("says all that $code holds", (finding) => {
		const [told] = inLanguage([finding], shippedMessages(language));
		expect(told && sentence(told)).toMatch(/^[^{}]+$/);
		expect(told && sentence(told)).not.toContain("undefined");
	});

	test("says which goals a form has", () => {
		const unknown = { code: "unknown-goal", raw: "9", position: textWith("9").position } as const;
		const [list, range] = inLanguage(
			[
				{ ...unknown, goals: [1, 2, 5] },
				{ ...unknown, from: 1, to: 3 },
			],
			shippedMessages(language),
		).map(sentence);
		expect(list).toContain("1, 2, 5");
		expect(range).toMatch(/1 .*3\.$/);
	});
});

test("a language has its own words for what is wrong in notes", () => {
	const inNotes = codes.filter((code: Code) => !("fault" in kinds[code]));
	for (const language of messageLanguages.slice(1))
		for (const code of inNotes) expect(shippedMessages(language)?.[code]).not.toEqual(english[code]);
});
