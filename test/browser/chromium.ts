/** Finds a Chromium; tests without one are skipped, but never in CI. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a browser; null if it is missing and may be. */
export function browserPath(): string | null {
	const folders = (process.env["PATH"] ?? "").split(delimiter);
	const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	const found = process.env["CHROMIUM"] ?? paths.find((path) => existsSync(path)) ?? null;
	if (found === null && process.env["CI"] === "true") throw new Error("expected Chromium on the path in CI");
	return found;
}

/** Starts the browser; as root it can't have its sandbox. */
export function launch(executablePath: string): Promise<Browser> {
	return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
