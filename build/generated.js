// Generated sources: pages for browsers as texts, and the words and forms as data, so that the program needs no YAML for them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";
import { parse } from "yaml";
import { forNode, outside } from "./settings.js";

/** Writes src/**\/*.generated.ts; returns the paths of what went into the pages. */
export async function generateSources() {
	generateFieldWords();
	const pages = await Promise.all([generateArchivePage(), generatePreview()]);
	await generateForms();
	return pages.flat();
}

/** The words of fields as arrays: of a text each of its words, of a list each entry, of a map the same by key. */
function generateFieldWords() {
	const words = Object.entries(parse(read("forms/words/fields.yaml")));
	write(
		"src/text/field-words",
		"forms/words/fields.yaml",
		Object.fromEntries(words.map(([key, entry]) => [key, split(entry)])),
	);
}

function split(entry) {
	if (typeof entry === "string") return entry.trim().split(/\s+/);
	if (Array.isArray(entry)) return entry;
	return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, split(value)]));
}

/** The forms, by our own compiler. */
async function generateForms() {
	// Inside the project, so that packages are found.
	const file = "dist/build-forms.mjs";
	await build({ ...forNode, input: "src/forms/build.ts", external: outside, output: { file, codeSplitting: false } });
	const { shippedFiles } = await import(pathToFileURL(resolve(file)).href);
	rmSync(file);
	const files = await shippedFiles(".");
	for (const folder of ["forms", "words", "messages"]) mkdirSync(`dist/${folder}`);
	for (const [path, text] of files) writeFileSync(`dist/${path}`, text);
	const namesIn = (folder) => [...files.keys()].flatMap((path) => path.match(`^${folder}/(.*).json$`)?.[1] ?? []);
	const [formNames, wordListNames, languageNames] = ["forms", "words", "messages"].map(namesIn);
	write("src/forms/shipped", "forms/", { formNames, wordListNames, languageNames });
}

/** The archive page leaves the program, so the license of what it holds goes with it. */
async function generateArchivePage() {
	const { code, moduleIds } = await script("src/archive/page/view/main.ts", "iife");
	const license = read("node_modules/minisearch/LICENSE.txt").trim();
	const pageScript = `/*! minisearch\n${license}\n*/\n${code.trim()}`;
	const pageStyle = style("src/archive/page/style.css");
	// Both stand in the page as they are.
	if (/<\/|<!--/.test(pageScript + pageStyle))
		throw new Error("the program or the style of the archive page holds a tag");
	write("src/archive/page", "src/archive/page", { pageScript, pageStyle });
	return moduleIds;
}

async function generatePreview() {
	const { code, moduleIds } = await script("src/preview/page/script.ts", "esm");
	const pageFiles = { html: read("src/preview/page/page.html"), css: style("src/preview/page/page.css"), js: code };
	write("src/preview/page", "src/preview/page", { pageFiles });
	return moduleIds;
}

/** The program of a page. */
async function script(input, format) {
	const transform = { target: ["chrome109", "firefox115", "safari16.4"] };
	const output = { format, minify: true, codeSplitting: false };
	return (await build({ input, platform: "browser", transform, output, write: false })).output[0];
}

/** A page's style sheet, behind what all of our own pages share, without comments and line breaks. */
const style = (path) =>
	(read("build/page-base.css") + read(path))
		.replace(/\/\*[\s\S]*?\*\//g, "")
		.replace(/\s+/g, " ")
		.trim();

const read = (path) => readFileSync(path, "utf8");

function write(name, from, constants) {
	const lines = Object.entries(constants).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};\n`);
	writeFileSync(`${name}.generated.ts`, `// Generated from ${from} by the build.\n${lines.join("")}`);
}
