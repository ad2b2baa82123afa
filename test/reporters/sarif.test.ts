import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import AjvDraft04 from "ajv-draft-04";
import type { Log, Result } from "sarif";
import { describe, expect, test } from "vitest";
import { type Finding, severities } from "../../src/findings/finding.ts";
import { sarif } from "../../src/reporters/sarif.ts";
import { relativeUri } from "../../src/text/links.ts";
import { locator } from "../../src/text/place.ts";
import { hostilePaths, printed } from "./every-finding.ts";
import { runs } from "./runs.ts";

// The schema of the standard, as a package carries it.
const require = createRequire(import.meta.url);
const carrier = pathToFileURL(require.resolve("@microsoft/jest-sarif/package.json"));
const schema = readFileSync(new URL("lib/schemas/sarif-2.1.0-rtm.5.json", carrier), "utf8");
const validate = new AjvDraft04.default({
	strict: false,
	allErrors: true,
	unicodeRegExp: false,
	formats: { uri, "uri-reference": reference, "date-time": true },
}).compile(JSON.parse(schema) as object);

function uri(text: string): boolean {
	return URL.canParse(text);
}

function reference(text: string): boolean {
	return /^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[\dA-F]{2})*$/.test(text) && URL.canParse(text, "https://example.org/");
}

const log = (files: Parameters<typeof printed>[1]): Log => JSON.parse(printed(sarif, files)) as Log;
const resultsOf = (files: Parameters<typeof printed>[1]): Result[] => log(files).runs[0]?.results ?? [];

describe("sarif", () => {
	test.each(runs)("is valid for %s", (_, files) => {
		const report = log(files);
		expect(validate(report), JSON.stringify(validate.errors, null, 1)).toBe(true);
		expect(report.runs[0]?.columnKind).toBe("utf16CodeUnits");
		expect(resultsOf(files)).toHaveLength(files.flatMap(({ findings }) => findings).length);
	});

	test("has a rule for each code, and each result points to its own", () => {
		const [run] = log(runs.at(-2)?.[1] ?? []).runs;
		const rules = run?.tool.driver.rules ?? [];
		expect(rules.map(({ id }) => id)).toEqual(Object.keys(severities));
		for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
	});

	test("says whether the run did its whole job", () => {
		const invocation = (files: Parameters<typeof printed>[1]) => log(files).runs[0]?.invocations?.[0];
		expect(invocation(runs[1]?.[1] ?? [])?.executionSuccessful).toBe(true);
		const failed = invocation(runs[2]?.[1] ?? []);
		expect(failed?.executionSuccessful).toBe(false);
		expect(failed?.toolExecutionNotifications).toMatchObject([
			{ level: "error", message: { text: "No notes here." }, associatedRule: { id: "no-files" } },
		]);
	});

	test.each([
		["notes/forum.txt", "notes/forum.txt"],
		["a b/100%/c#d?e&f.txt", "a%20b/100%25/c%23d%3Fe%26f.txt"],
		["会議.txt", "%E4%BC%9A%E8%AD%B0.txt"],
		["C:/notes/a.txt", "C%3A/notes/a.txt"],
		["a:b.txt", "a%3Ab.txt"],
		["../up.txt", "../up.txt"],
		["back\\slash.txt", "back%5Cslash.txt"],
		["<stdin>", "%3Cstdin%3E"],
		["//host/a.txt", ".//host/a.txt"],
	])("writes the name %j as the URI %j", (path, uri) => expect(relativeUri(path)).toBe(uri));

	test.each(hostilePaths.filter((path) => !path.includes("\uD800")))("writes %j so that it is read back", (path) => {
		const written = relativeUri(path);
		expect(decodeURIComponent(written)).toBe(path);
		expect(new URL(written, "https://example.org/root/x").host).toBe("example.org");
	});

	const text = "Date: 2 February 2016\nRepotrer: Ruth Delacroix\nVenue: A\nVenue: B\n";
	const labelAt = (at: number, label: string): Finding => ({
		code: "unknown-label",
		position: locator(text).position(at, at + label.length),
		label,
	});

	test("places, repairs and relates", () => {
		const position = locator(text).position(22, 30);
		const first = locator(text).position(47, 52);
		const findings: Finding[] = [
			{ code: "misspelled-label", position, label: "Repotrer", expected: "Reporter" },
			{ code: "duplicate-field", position: locator(text).position(56, 61), label: "Venue", first },
		];
		const [misspelled, duplicate] = resultsOf([{ path: "a b.txt", text, findings }]);
		const artifactLocation = { uri: "a%20b.txt", uriBaseId: "%SRCROOT%" };
		const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 9, charOffset: 22, charLength: 8 };
		expect(misspelled).toMatchObject({
			ruleId: "misspelled-label",
			level: "error",
			locations: [{ physicalLocation: { artifactLocation, region } }],
			fixes: [
				{
					artifactChanges: [
						{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: "Reporter" } }] },
					],
				},
			],
		});
		expect(duplicate?.relatedLocations?.[0]).toMatchObject({
			physicalLocation: { region: { startLine: 3, startColumn: 1, endColumn: 6 } },
			message: { text: "First defined here" },
		});
	});

	test("offers no repair of words that do not stand there", () => {
		const misspelled = (label: string): Finding => ({
			code: "misspelled-label",
			position: locator(text).position(22, 30),
			label,
			expected: "Reporter",
		});
		const fixes = (label: string, body: string | null) =>
			resultsOf([{ path: "a", text: body, findings: [misspelled(label)] }])[0]?.fixes;
		expect(fixes("Repotrer", text)).toHaveLength(1);
		expect(fixes("Repotrre", text)).toBeUndefined();
		expect(fixes("Repotrer", null)).toBeUndefined();
	});

	const fingerprints = (body: string, ...findings: Finding[]) =>
		resultsOf([{ path: "a.txt", text: body, findings }]).map((result) => result.partialFingerprints?.["rapporteur/v1"]);

	test("knows a finding again when lines are added above, and tells alike ones apart", () => {
		const [one, two] = fingerprints(text, labelAt(47, "Venue"), labelAt(56, "Venue"));
		expect(one).not.toBe(two);
		const longer = `Form: x\n${text}`;
		const moved = (at: number): Finding => ({
			...labelAt(at, "Venue"),
			position: locator(longer).position(at + 8, at + 13),
		});
		expect(fingerprints(longer, moved(47), moved(56))).toEqual([one, two]);
	});

	test("tells what is missing apart by its label", () => {
		const position = locator(text).position(46, 46);
		const missing = (label: string): Finding => ({ code: "missing-field", position, label, type: "text" });
		const [one, two] = fingerprints(text, missing("Type"), missing("Tags"));
		expect(fingerprints(text, missing("Tags"))).toEqual([two]);
		expect(one).not.toBe(two);
	});

	test("leaves nothing to fill in and no links in a message", () => {
		const finding: Finding = { code: "unknown-label", position: null, label: "{0} [x](1) \\" };
		expect(resultsOf([{ path: "a", text: "", findings: [finding] }])[0]?.message.text).toBe(
			"`{{0}} \\[x\\](1) \\\\` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
		);
	});
});
