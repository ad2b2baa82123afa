/** What the bench measures, wherever this file stands or was bundled to. */
import { fileURLToPath } from "node:url";

/** The program as anybody starts it. */
export const programPath = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** The library as anybody imports it. */
export const libraryUrl = new URL("../../dist/library/index.js", import.meta.url).href;

/** Where the figures are kept. */
export const resultsPath = fileURLToPath(new URL("../../bench/results.json", import.meta.url));

/** A note of two pages that anybody can look at. */
export const notePath = fileURLToPath(new URL("../../fixtures/harbour/notes.txt", import.meta.url));

/** Where the page about the figures stands. */
export const docsFolder = fileURLToPath(new URL("../../docs/", import.meta.url));

/** The tool that measures one hostile shape of notes. */
export const shapesPath = fileURLToPath(new URL("../../dist/tools/shapes.mjs", import.meta.url));
