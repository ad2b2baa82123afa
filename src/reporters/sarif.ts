/** For code scanning: SARIF 2.1.0, written result by result. */
import { createHash } from "node:crypto";
import type * as Sarif from "sarif";
import type { Position } from "unist";
import {
	type Code,
	codes,
	type Fault,
	type Finding,
	firstOf,
	isFault,
	linesOf,
	placeText,
	type Severity,
	sentence,
	severityOf,
	sortFindings,
} from "../findings/finding.ts";
import { type Fix, fixIn } from "../findings/fix.ts";
import { kinds } from "../findings/kinds.ts";
import { relativeUri } from "../text/links.ts";
import type { Reporter, ReportWriter } from "./reporter.ts";
import { aroundList, indentedJson } from "./terminal.ts";

/** Our severities in the words of SARIF. */
const levels = { error: "error", warning: "warning", info: "note" } as const satisfies Record<
	Severity,
	Sarif.Result.level
>;

/** Every code, used or not: the place in this list is the `ruleIndex` of its results. */
const rules: Sarif.ReportingDescriptor[] = codes.map((code) => ({
	id: code,
	shortDescription: { text: `${kinds[code].description}.` },
	fullDescription: { text: `${kinds[code].description}. \`rapporteur explain ${code}\` gives details.` },
	help: {
		text: `Run "rapporteur explain ${code}": it gives the reason, and examples of what is right and wrong.`,
		markdown: `Run \`rapporteur explain ${code}\`: it gives the reason, and examples of what is right and wrong.`,
	},
	defaultConfiguration: { level: levels[kinds[code].severity] },
}));

const ruleIndex = (code: Code): number => codes.indexOf(code);

const head = {
	tool: { driver: { name: "Rapporteur", rules } },
	columnKind: "utf16CodeUnits" as const,
	newlineSequences: ["\r\n", "\n", "\r"],
	originalUriBaseIds: { "%SRCROOT%": { description: { text: "The folder that the check ran in." } } },
} satisfies Omit<Sarif.Run, "results">;

/** The text before and after the results of a run. */
const around = (toolExecutionNotifications: Sarif.Notification[]) => {
	const executionSuccessful = toolExecutionNotifications.length === 0;
	const invocations: Sarif.Invocation[] = [{ executionSuccessful, toolExecutionNotifications }];
	const $schema = "https://json.schemastore.org/sarif-2.1.0.json";
	return aroundList({ $schema, version: "2.1.0", runs: [{ ...head, results: [], invocations }] }, "results");
};

const [opening] = around([]);

/** The findings as SARIF; faults are results too, so that no viewer shows a failed run as a clean one. */
export const sarif: Reporter = {
	name: "sarif",
	about: "For code scanning: SARIF 2.1.0",
	// The rules are those of this version.
	opening: opening.slice(0, opening.indexOf('"rules"')),
	tellsKnown: true,
	begin(): ReportWriter {
		const notifications: Sarif.Notification[] = [];
		let results = 0;
		return {
			file({ path, text, findings, known = [] }) {
				const sorted = sortFindings([...findings, ...known]);
				const suppressed = new Set(known);
				for (const fault of sorted.filter(isFault)) notifications.push(notification(fault, path));
				const place = { path, text, seen: new Map<string, number>() };
				const written = sorted.map((finding) =>
					indentedJson({ ...sarifResult(finding, place), ...(suppressed.has(finding) ? inBaseline : {}) }, "        "),
				);
				const before = results === 0 ? opening : ",";
				results += written.length;
				return written.length === 0 ? "" : `${before}\n${written.join(",\n")}`;
			},
			end: () => (results === 0 ? opening : "\n      ") + around(notifications)[1],
		};
	},
};

/** It stays in the baseline as long as it is found. */
const inBaseline: Pick<Sarif.Result, "suppressions"> = {
	suppressions: [{ kind: "external", justification: "Known: the baseline holds it." }],
};

/** The file that a finding is of; `seen` counts those that are alike. */
interface Place {
	readonly path: string | null;
	readonly text: string | null;
	readonly seen: Map<string, number>;
}

/** The result of a finding. */
function sarifResult(finding: Finding, place: Place): Sarif.Result {
	const { code, where } = finding;
	const [first, fix] = [firstOf(finding), fixIn(finding, place.text)];
	return {
		ruleId: code,
		ruleIndex: ruleIndex(code),
		level: levels[severityOf(finding)],
		message: { text: messageText(finding) },
		// A part of a document is a place of its own kind.
		locations: [
			{
				...location(place.path, linesOf(finding)),
				...(where && { logicalLocations: [{ fullyQualifiedName: where }] }),
			},
		],
		partialFingerprints: { "rapporteur/v1": fingerprint(finding, place) },
		...(first &&
			where === undefined && {
				relatedLocations: [{ ...location(place.path, first), message: { text: "First defined here" } }],
			}),
		...(fix && { fixes: [sarifFix(place.path, fix)] }),
	};
}

/** A fault as what the tool has to say about its own run. */
function notification(fault: Fault, path: string | null): Sarif.Notification {
	return {
		level: "error",
		message: { text: messageText(fault) },
		associatedRule: { id: fault.code, index: ruleIndex(fault.code) },
		...(path === null ? {} : { locations: [location(path, fault.position)] }),
	};
}

/** SARIF reads braces as places to fill in, and brackets as links. */
function messageText(finding: Finding): string {
	return sentence(finding)
		.replace(/[\\[\]]/g, "\\$&")
		.replace(/[{}]/g, "$&$&");
}

/** A result needs a place to be shown: a fault of the whole run is in the folder that it ran in. */
function location(path: string | null, position: Position | null): Sarif.Location {
	return { physicalLocation: { artifactLocation: artifact(path), ...(position && { region: region(position) }) } };
}

const artifact = (path: string | null): Sarif.ArtifactLocation => ({
	uri: path === null ? "." : relativeUri(path),
	uriBaseId: "%SRCROOT%",
});

function region({ start, end }: Position): Sarif.Region {
	const lines = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
	if (start.offset === undefined || end.offset === undefined) return lines;
	return { ...lines, charOffset: start.offset, charLength: end.offset - start.offset };
}

/** Stays the same as long as code, file and words do; the number distinguishes equal ones. */
function fingerprint(finding: Finding, { path, text, seen }: Place): string {
	const key = JSON.stringify([finding.code, path, placeText(finding, text)]);
	const ordinal = (seen.get(key) ?? 0) + 1;
	seen.set(key, ordinal);
	return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}:${ordinal}`;
}

function sarifFix(path: string | null, { position, text }: Fix): Sarif.Fix {
	const replacements = [{ deletedRegion: region(position), insertedContent: { text } }];
	return {
		description: { text: "Replace it with the expected text" },
		artifactChanges: [{ artifactLocation: artifact(path), replacements }],
	};
}
