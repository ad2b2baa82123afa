import { expect, test } from "vitest";
import { behindAsides } from "../../../../src/interpret/statements/verdict/asides.ts";
import { passageOf, whole, wordsIn } from "../passage.ts";

test.each([
	["nothing", "said no", "said no"],
	["a bracket", "(by phone) said no", "said no"],
	["a bracket and a comma", "(by phone), said no", "said no"],
	["a comma before the verb", ", said no", "said no"],
	["a comma before an adverb and the verb", ", quietly said no", "quietly said no"],
	["a role between commas", ", mayor of Wimble, said no", "said no"],
	["a relative clause between commas", ", who had come by train, said no", "said no"],
	["an aside in -ing", ", smiling at all, said no", "said no"],
	["a relative clause without an end", ", who said no", "said no"],
	["a relative clause without commas", "who said no", "said no"],
	["`herself`", "herself said no", "said no"],
	["no comma that is too far off", `, with ${"soap ".repeat(30)}, said no`, `with ${"soap ".repeat(30)}, said no`],
])("steps over %s: `%s`", (_why, text, behind) => {
	const passage = passageOf(text);
	const { to } = whole(passage);
	expect(wordsIn(passage, { from: behindAsides(passage.tokens, { from: 0, to }), to })).toBe(behind);
});
