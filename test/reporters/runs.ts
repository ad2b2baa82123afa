/** Runs that every reporter must be able to tell. */
import type { FileFindings } from "../../src/reporters/reporter.ts";
import { everyFinding, hostile, hostilePaths, textWith } from "./every-finding.ts";

/** Each run with a name. */
export const runs: readonly (readonly [string, readonly FileFindings[]])[] = [
	["nothing at all", []],
	["a clean file", [{ path: "clean.txt", text: "Date: 2 February 2016\n", findings: [] }]],
	[
		"a fault of the run",
		[{ path: null, text: null, findings: [{ code: "no-files", position: null, message: "No notes here." }] }],
	],
	[
		"a good file and a bad one",
		[
			{ path: "bad.txt", text: null, findings: [{ code: "undecodable", position: null, message: "No text." }] },
			{ path: "good.txt", text: "", findings: [] },
		],
	],
	...hostile.map(
		(words) => [`every code with ${JSON.stringify(words.slice(0, 30))}`, [fileWith(words, "a.txt")]] as const,
	),
	...hostilePaths.map((path) => [`every code in ${JSON.stringify(path)}`, [fileWith("plain words", path)]] as const),
	["many files", hostilePaths.map((path, at) => fileWith(hostile[at] ?? "", path))],
	["every code without a place", [{ path: "a.txt", text: null, findings: everyFinding("words", null) }]],
];

function fileWith(words: string, path: string): FileFindings {
	const { text, position } = textWith(words);
	return { path, text, findings: everyFinding(words, position) };
}
