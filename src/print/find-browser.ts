/** Finds an installed browser that can print: nothing is ever downloaded. */
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The variable that names the browser to use; other tools know it too. */
const browserVariable = "CHROME_PATH";

type Environment = Readonly<Record<string, string | undefined>>;

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"];

/** Where browsers are installed that no path leads to; those of other systems are simply not there. */
const places = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	"/opt/google/chrome/chrome",
	"/snap/bin/chromium",
];

const windowsFolders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];
const windowsFiles = [
	["Google", "Chrome", "Application", "chrome.exe"],
	["Chromium", "Application", "chrome.exe"],
	["Microsoft", "Edge", "Application", "msedge.exe"],
];

/** The path of a browser, or a sentence that says where it was looked for. */
export function findBrowser(env: Environment): { readonly path: string } | { readonly wrong: string } {
	const named = env[browserVariable];
	if (named !== undefined && named !== "") {
		if (isFile(named)) return { path: named };
		return { wrong: `Unexpected \`${named}\` in \`${browserVariable}\`, expected the path of a Chromium or Chrome` };
	}
	const path = candidates(env).find(isFile);
	if (path !== undefined) return { path };
	const wrong = `Missing browser to print with, expected an installed Chromium, Chrome or Edge, or the path of one in \`${browserVariable}\``;
	return { wrong };
}

function candidates(env: Environment): string[] {
	const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
	const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	const onWindows = windowsFolders.flatMap((variable) => {
		const folder = env[variable] ?? "";
		return folder === "" ? [] : windowsFiles.map((file) => join(folder, ...file));
	});
	return [...onPath, ...places, ...onWindows];
}

function isFile(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
	} catch {
		// A path that leads through a file is no place for a browser either.
		return false;
	}
}
