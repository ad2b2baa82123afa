/** Reads the files of one folder, and nothing outside it: no link is followed, no file is larger than any need. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readOwn } from "../files/own-file.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";

/** Why a file can't be had, as a sentence. */
export interface Unreadable {
	readonly message: string;
	readonly expected: string;
}

/** More than any template needs. */
export const mostFiles = 100;

/** The paths of all Liquid files below a folder, or of one too many, with `/`, in order; hidden ones and links are left out. */
export async function liquidFiles(folder: string, below = ""): Promise<string[]> {
	const entries = await readdir(join(folder, below), { withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
		if (entry.isFile() && entry.name.endsWith(".liquid")) found.push(path);
		else if (entry.isDirectory() && path.split("/").length < 5) found.push(...(await liquidFiles(folder, path)));
		if (found.length > mostFiles) return found;
	}
	return found;
}

/** A file of the folder, or why there is none. No part of its path below the folder may be a link. */
export async function readBelow(folder: string, path: string): Promise<Uint8Array | Unreadable> {
	const steps = path.split("/");
	if (steps.some((step) => step === "" || step.startsWith("."))) return refused(path, "is outside the folder");
	try {
		return readOwn(join(folder, ...steps), folder);
	} catch (error) {
		if (systemCode(error) === "ENOENT") return refused(path, "is not there");
		const why = readFailure(error);
		return refused(path, why.startsWith("it ") ? why.slice(3) : `can't be read: ${why}`);
	}
}

/** The same as text. */
export async function readTextBelow(folder: string, path: string): Promise<string | Unreadable> {
	const bytes = await readBelow(folder, path);
	if (!(bytes instanceof Uint8Array)) return bytes;
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
		// No format can hold it, and a browser reads a page that has one in another way than was checked.
		if (!unwritable.test(text)) return text;
		return { message: `\`${path}\` holds a control character`, expected: "text without any" };
	} catch {
		return { message: `\`${path}\` is not UTF-8`, expected: "UTF-8 text" };
	}
}

const unwritable = /[^\P{Cc}\t\n]|[\ufdd0-\ufdd3]/u;

function refused(path: string, why: string): Unreadable {
	return { message: `\`${path}\` ${why}`, expected: "a file in the template's folder" };
}
