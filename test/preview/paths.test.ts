import { join } from "node:path";
import { expect, test } from "vitest";
import { pathsOf } from "../../src/preview/watch.ts";
import { tree } from "../tree.ts";

const files = {
	"templates/letter/template.yaml": "",
	"templates/card.html.liquid": "",
	"node_modules/rapporteur-template-poster/template.yaml": "",
};

test.each([
	["a built-in template and form", "html", "un-meeting", []],
	["a template's folder", "./templates/letter", null, ["templates/letter"]],
	["a template that is not there", "./templates/none", null, ["templates/none"]],
	["a template's name", "letter", null, ["templates/letter"]],
	["the name of a single file", "card", null, ["templates/card.html.liquid"]],
	["a package", "poster", null, ["node_modules/rapporteur-template-poster"]],
	["a program", "./card.mjs", null, ["card.mjs"]],
	["a form's file", "html", "forms/my.yaml", ["forms/my.yaml"]],
])("%s", async (_, template, form, expected) => {
	const cwd = tree(files);
	const found = await pathsOf({ file: "notes.txt", template, form }, cwd);
	expect(found).toEqual(["notes.txt", ...expected].map((path) => join(cwd, path)));
});
