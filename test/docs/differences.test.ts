/** The page of messages explains everything that `verify` may say. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Difference, kinds, lineOf } from "../../src/batch/verify/difference.ts";

const page = readFileSync(new URL("../../docs/verify-messages.md", import.meta.url), "utf8");

/** The rows of its table: `out/` or `notes/`, and what is said of a file there. */
const rows = page
	.split("\n")
	.map((line) => /^\| ``(?<place>\w+\/)[^ :]*(?::\d+)?: (?<said>.+?) ?`` \|/.exec(line)?.groups);

/** What a kind may know, as the page has it. */
const details = {
	at: { word: "Ada", line: 3 },
	noted: "dredged",
	words: "The harbour was …",
	note: "notes/a.txt:6",
	names: ["size"],
	form: null,
	next: "`rapporteur …`",
	count: 1,
	total: 2,
};

const reasons: Readonly<Partial<Record<Difference["kind"], string>>> = {
	"output-unread": "Can't read this folder: …",
	"output-other": "it is a link",
	unreadable: "Too large: …",
	"at-work": "process 23751 on vm",
};

test.each(Object.keys(kinds) as Difference["kind"][])("%s", (kind) => {
	const at = kind === "word-other" ? { word: "dug", line: 12 } : details.at;
	const difference = { kind, path: "notes/", ...details, at, reason: reasons[kind] } as unknown as Difference;
	const [, place, words] = /^(\w+\/)(?::\d+)?: (.*)$/.exec(lineOf(difference, () => "out/")) ?? [];
	const found = rows.filter((row) => row?.["said"] === words || row?.["said"]?.startsWith(`${words}: `) === true);
	expect(found.map((row) => row?.["place"])).toContain(place);
});
