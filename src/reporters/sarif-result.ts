/** One finding as SARIF has it. */
import { createHash } from "node:crypto";
import type { ArtifactLocation, Fix, Location, Notification, PhysicalLocation, Region, Result } from "sarif";
import type { Position } from "unist";
import type { Fault } from "../findings/faults.ts";
import { type Finding, firstOf, linesOf, placeText, sentence, severityOf } from "../findings/finding.ts";
import { fixIn } from "../findings/fix.ts";
import { relativeUri } from "./relative-uri.ts";
import { levels, ruleIndex } from "./sarif-rules.ts";

/** The file that a finding is of; `seen` counts those that are alike. */
export interface Place {
	readonly path: string | null;
	readonly text: string | null;
	readonly seen: Map<string, number>;
}

/** The result of a finding. */
export function sarifResult(finding: Finding, place: Place): Result {
	const { code, where } = finding;
	const [first, fix] = [firstOf(finding), fixIn(finding, place.text)];
	return {
		ruleId: code,
		ruleIndex: ruleIndex(code),
		level: levels[severityOf(finding)],
		message: { text: messageText(finding) },
		locations: [{ ...location(place.path, linesOf(finding)), ...part(where) }],
		partialFingerprints: { "rapporteur/v1": fingerprint(finding, place) },
		...(first === null || where !== undefined
			? {}
			: { relatedLocations: [{ ...location(place.path, first), message: { text: "First defined here" } }] }),
		...(fix === null ? {} : { fixes: [sarifFix(place.path, fix)] }),
	};
}

/** A fault as what the tool has to say about its own run. */
export function notification(fault: Fault, path: string | null): Notification {
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
function location(path: string | null, position: Position | null): Location {
	const physicalLocation: PhysicalLocation = { artifactLocation: artifact(path) };
	return { physicalLocation: position === null ? physicalLocation : { ...physicalLocation, region: region(position) } };
}

/** A part of a document is a place of its own kind. */
function part(where: string | undefined): Pick<Location, "logicalLocations"> {
	return where === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: where }] };
}

const artifact = (path: string | null): ArtifactLocation => ({
	uri: path === null ? "." : relativeUri(path),
	uriBaseId: "%SRCROOT%",
});

function region({ start, end }: Position): Region {
	const lines = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
	if (start.offset === undefined || end.offset === undefined) return lines;
	return { ...lines, charOffset: start.offset, charLength: end.offset - start.offset };
}

/** The same as long as code, file and words are the same; the number tells those apart that are alike. */
function fingerprint(finding: Finding, { path, text, seen }: Place): string {
	const key = JSON.stringify([finding.code, path, placeText(finding, text)]);
	const ordinal = (seen.get(key) ?? 0) + 1;
	seen.set(key, ordinal);
	return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}:${ordinal}`;
}

function sarifFix(
	path: string | null,
	{ position, text }: { readonly position: Position; readonly text: string },
): Fix {
	return {
		description: { text: "Put what was expected in its place" },
		artifactChanges: [
			{
				artifactLocation: artifact(path),
				replacements: [{ deletedRegion: region(position), insertedContent: { text } }],
			},
		],
	};
}
