import { expect, test } from "vitest";
import { roleOrPart } from "../../../src/interpret/statements/roles.ts";
import { passageOf, whole } from "./passage.ts";

test.each([
	["the words as they stand", "mayor of Wimble", "mayor of Wimble", null],
	["less an article", "the mayor", "mayor", null],
	["less `of` and an article", "of the Soap Fund", "Soap Fund", null],
	["less `now of`", "now of Wimble", "Wimble", null],
	["less `on behalf of`", "on behalf of the Soap Fund", "Soap Fund", null],
	["less `both from`", "both from Wimble", "Wimble", null],
	["less what ends it", "mayor of Wimble,", "mayor of Wimble", null],
	["less a remark in brackets", "mayor of Wimble (by phone)", "mayor of Wimble", null],
	["less a title in brackets", "nun (intern)", "nun", null],
	["with a body in brackets", "mayor (Wimble Council)", "mayor (Wimble Council)", null],
	["a part alone", "moderator", null, "moderator"],
	["two words for a part", "Keynote Speaker", null, "speaker"],
	["the part of the meeting", "chair of the session", null, "chair"],
	["a part and a role behind a comma", "moderator, mayor of Wimble", "mayor of Wimble", "moderator"],
	["a part and the body", "moderator from the Soap Fund", "Soap Fund", "moderator"],
	[
		"an office that has a name is no part",
		"Speaker of the National Assembly",
		"Speaker of the National Assembly",
		null,
	],
	["nor is the chair of a body", "Chair of Wimble Council", "Chair of Wimble Council", null],
	["nor is her chair behind an article", "the Chair, Wimble Council", "Chair, Wimble Council", null],
	["a capital part that is no chair", "the Moderator, mayor of Wimble", "mayor of Wimble", "moderator"],
	["the chair of a meeting, in capitals", "Chair of the Session", null, "chair"],
	["the chair of a body, in small letters", "chair of Wimble Council", "Wimble Council", "chair"],
	["nothing", "", null, null],
])("%s: `%s`", (_why, text, role, part) => {
	const passage = passageOf(text);
	expect(roleOrPart(passage, whole(passage))).toEqual({ role, part });
});
