/** For test reports of CI: a suite a file, a case a finding. */
import { type Finding, isFault, linesOf, placeText, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import { frame } from "./frame.ts";
import { type FileFindings, plain, type Reporter, type ReportWriter } from "./reporter.ts";
import { placeOf, visibleInLines } from "./terminal.ts";

const opening = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rapporteur">\n';

/**
 * The findings as JUnit's XML. Errors are failures and faults are errors; a warning is a case that passed and has
 * something to say, so that the tests are red exactly when the check is.
 */
export const junit: Reporter = {
	name: "junit",
	about: "For test reports of CI: JUnit XML",
	opening,
	begin(): ReportWriter {
		let suites = 0;
		return {
			file: (file) => `${suites++ === 0 ? opening : ""}${suite(file)}\n`,
			end: () => `${suites === 0 ? opening : ""}</testsuites>\n`,
		};
	},
};

function suite({ path, text, findings }: FileFindings): string {
	const name = path ?? "rapporteur";
	const seen = new Map<string, number>();
	const cases = sortFindings(findings).map((finding) => {
		const words = nameOf(finding, text);
		const count = (seen.get(words) ?? 0) + 1;
		seen.set(words, count);
		const named = { name: count === 1 ? words : `${words} (${count})`, classname: name };
		return element("testcase", named, [outcome(finding, { path, text })]);
	});
	if (cases.length === 0) cases.push(element("testcase", { name: "no problems found", classname: name }));
	const errors = findings.filter(isFault).length;
	const failures = findings.filter(fails).length;
	return element("testsuite", { name, tests: cases.length, failures, errors, skipped: 0 }, cases);
}

const fails = (finding: Finding): boolean => !isFault(finding) && severityOf(finding) === "error";

/** A case is known again by its name when lines are added above it: so the name holds no number of a line. */
function nameOf(finding: Finding, text: string | null): string {
	const words = placeText(finding, text) || sentence(finding);
	return `${finding.code}: ${words.length > longest ? `${words.slice(0, longest)}…` : words}`;
}

const longest = 100;

function outcome(finding: Finding, file: Pick<FileFindings, "path" | "text">): string {
	const [head, ...lines] = details(finding, file);
	const message = sentence(finding);
	const isError = isFault(finding);
	if (!isError && !fails(finding)) return element("system-out", {}, { text: [head, message, ...lines].join("\n") });
	return element(isError ? "error" : "failure", { message, type: finding.code }, { text: [head, ...lines].join("\n") });
}

/** Severity, code and place, and the line that it is about. */
function details(finding: Finding, { path, text }: Pick<FileFindings, "path" | "text">): string[] {
	const { code, position } = finding;
	const head = `${placeOf(path ?? "rapporteur", finding)}: ${severityOf(finding)} ${code}`;
	if (text === null || position?.start.offset === undefined) return [head];
	const mark = { position, numbered: linesOf(finding) !== null, sign: "^", paint: plain.strong, note: "" } as const;
	return [head, ...frame(text, mark, plain)];
}

/** The content of an element: finished elements, or words. */
export type Content = readonly string[] | { readonly text: string };

/** An element with its attributes and content. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	content: Content = [],
): string {
	const written = Object.entries(attributes).map(
		([key, value]) => ` ${key}="${escaped(String(value), /[&<>"\r\n]/g)}"`,
	);
	const open = `<${name}${written.join("")}`;
	if ("text" in content) return `${open}>${escaped(content.text, /[&<>\r]/g)}</${name}>`;
	if (content.length === 0) return `${open}/>`;
	// Not indented: words keep their own lines, and to indent those would change them.
	return `${open}>\n${content.join("\n")}\n</${name}>`;
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no way to write most control characters, and none for two that are no characters. */
function escaped(text: string, signs: RegExp): string {
	const valid = visibleInLines(text).replace(/[\uFFFE\uFFFF]/g, "\uFFFD");
	return valid.replace(signs, (sign) => references[sign] ?? `&#${sign.charCodeAt(0)};`);
}
