import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "../../src/output/pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-browser-"));
const program = (...names: readonly string[]): string => {
	const path = join(folder, ...names);
	mkdirSync(join(path, ".."), { recursive: true });
	writeFileSync(path, "");
	chmodSync(path, 0o755);
	return path;
};

test("the named one, whatever else is there", () => {
	const named = program("mine", "browser");
	program("path", "chromium");
	expect(findBrowser({ CHROME_PATH: named, PATH: join(folder, "path") })).toEqual({ path: named });
});

test("a named one that is not there is a fault, and not replaced by another", () => {
	program("path", "chromium");
	const found = findBrowser({ CHROME_PATH: join(folder, "nothing"), PATH: join(folder, "path") });
	expect(found).toEqual({ wrong: expect.stringMatching(/^`.*nothing` in `CHROME_PATH` is not a file/) });
});

test.each(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"])(
	"%s on the path",
	(name) => {
		const path = program(`only-${name}`, name);
		expect(findBrowser({ PATH: [folder, join(folder, `only-${name}`)].join(delimiter) })).toEqual({ path });
	},
);

test.each([
	["PROGRAMFILES", "Google/Chrome/Application/chrome.exe"],
	["PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"],
	["LOCALAPPDATA", "Chromium/Application/chrome.exe"],
])("%s on Windows", (variable, file) => {
	const path = program(variable, ...file.split("/"));
	expect(findBrowser({ [variable]: join(folder, variable) })).toEqual({ path });
});

test("a folder is no browser", () => {
	mkdirSync(join(folder, "odd", "chromium"), { recursive: true });
	const found = findBrowser({ PATH: join(folder, "odd") });
	expect("path" in found ? found.path : "").not.toContain("odd");
});
