/** The language of findings: that of `--lang`, else of the system; for programs English. */
import { expect, test } from "vitest";
import { tree } from "../tree.ts";
import { datelessNotes } from "./notes.ts";
import { run } from "./world.ts";

const english = "Required field `Date of Meeting` not found. Add a line `Date of Meeting: <date>`.";
const french = "Champ obligatoire `Date of Meeting` introuvable. Ajoutez une ligne `Date of Meeting : <date>`.";
const spanish = "Falta el campo obligatorio `Date of Meeting`. Añada una línea `Date of Meeting: <fecha>`.";

const told = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
	const { stdout, stderr } = await run([...args, "a.txt"], { cwd: tree({ "a.txt": datelessNotes }), env });
	return stdout + stderr;
};

test.each<[args: readonly string[], env: Readonly<Record<string, string>>, words: string]>([
	[["check"], {}, english],
	[["check"], { LANG: "fr_CA.UTF-8" }, french],
	[["check"], { LANG: "fr_FR.UTF-8", LC_MESSAGES: "es_MX.UTF-8" }, spanish],
	[["check"], { LANG: "fr_FR.UTF-8", LC_MESSAGES: "es_MX.UTF-8", LC_ALL: "C" }, english],
	[["check"], { LANG: "de_DE.UTF-8", LC_ALL: "" }, english],
	[["check", "--lang", "en"], { LANG: "fr_FR.UTF-8" }, english],
	[["check", "--lang", "es"], {}, spanish],
	[["convert"], { LANG: "fr_FR.UTF-8" }, french],
	[["convert", "--lang", "es"], { LANG: "fr_FR.UTF-8" }, spanish],
	...["json", "sarif", "junit", "github"].flatMap(
		(reporter): [readonly string[], Readonly<Record<string, string>>, string][] => [
			[["check", "--reporter", reporter], { LANG: "fr_FR.UTF-8" }, english],
			[["check", "--reporter", reporter, "--lang", "fr"], {}, french],
		],
	),
])("%j with %j", async (args, env, words) => {
	const shown = (await told(args, env)).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
	expect([english, french, spanish].filter((each) => shown.includes(each))).toEqual([words]);
});

test.each([["check"], ["convert"], ["preview"]])("%s refuses a language that it does not know", async (command) => {
	expect(await told([command, "--lang", "tlh"])).toContain(
		"rapporteur: Unknown language `tlh` in `--lang`. Use `en`, `es`, `fr`.\n",
	);
});
