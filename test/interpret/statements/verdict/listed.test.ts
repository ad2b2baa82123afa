import { expect, test } from "vitest";
import { heard, listed } from "../../../../src/interpret/statements/verdict/listed.ts";
import { said, sceneOf } from "./scene-of.ts";

test.each([
	["several who were", "The speakers were Una Brandt, Ilo Tamm and Pia Holm.", "speaker"],
	["several behind a colon", "On the panel: Una Brandt and Ilo Tamm.", "panellist"],
	["several of whom it was made", "The panel consisted of Una Brandt and Ilo Tamm.", "panellist"],
	["several that it included", "The panel included Una Brandt and Ilo Tamm.", "panellist"],
	["one who was", "The respondent was Una Brandt.", "respondent"],
	["one behind a dash", "Moderator – Una Brandt.", "moderator"],
	["one of several that it included", "The panel included Una Brandt.", null],
	["several of whom it did not consist", "The view of Una Brandt and Ilo Tamm.", null],
	["no part", "The nuns were Una Brandt and Ilo Tamm.", null],
	["a pronoun", "They and the speakers were Una Brandt and Ilo Tamm.", null],
	["a long lead", `The panel ${"soap ".repeat(14)}: Una Brandt and Ilo Tamm.`, null],
	["no link", "The panel thanked Una Brandt and Ilo Tamm.", null],
])("listed: %s: `%s`", (_why, text, expected) => expect(said(listed(sceneOf(text)))).toBe(expected));

test("who is listed has no words yet", () => {
	expect(listed(sceneOf("The speakers were Una Brandt and Ilo Tamm."))).toMatchObject({ score: 3, only: true });
});

test.each([
	["whom we heard", "From the floor we heard Una Brandt.", "speaks"],
	["whom the delegates heard", "The delegates heard Una Brandt.", "speaks"],
	["of whom we heard", "We heard of Una Brandt.", null],
	["about whom we heard something", "We heard that Una Brandt.", null],
	["whom someone else heard", "The nuns heard Una Brandt.", null],
	["a verb between", "We heard soap said Una Brandt.", null],
	["no hearing", "We met Una Brandt.", null],
])("heard: %s: `%s`", (_why, text, expected) => expect(said(heard(sceneOf(text)))).toBe(expected));
