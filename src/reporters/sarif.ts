/** For code scanning: SARIF 2.1.0, written result by result. */
import type { Invocation, Notification, Run } from "sarif";
import { isFault } from "../findings/faults.ts";
import { inOrder } from "./order.ts";
import { defineReporter, type FileFindings, type ReportWriter } from "./reporter.ts";
import { indentedJson } from "./safe-json.ts";
import { notification, sarifResult } from "./sarif-result.ts";
import { rules } from "./sarif-rules.ts";

const head = {
	tool: { driver: { name: "Rapporteur", rules: [...rules] } },
	columnKind: "utf16CodeUnits" as const,
	newlineSequences: ["\r\n", "\n", "\r"],
	originalUriBaseIds: { "%SRCROOT%": { description: { text: "The folder that the check ran in." } } },
} satisfies Omit<Run, "results">;

const schema = "https://json.schemastore.org/sarif-2.1.0.json";
const opening = `{
  "$schema": "${schema}",
  "version": "2.1.0",
  "runs": [
    {
${indentedJson(head, "    ").split("\n").slice(1, -1).join("\n")},
      "results": [`;

/** The findings as SARIF; faults are results too, so that no viewer shows a failed run as a clean one. */
export const sarif = defineReporter({
	name: "sarif",
	about: "For code scanning: SARIF 2.1.0",
	// The rules are those of this version.
	opening: opening.slice(0, opening.indexOf('"rules"')),
	begin(): ReportWriter {
		const notifications: Notification[] = [];
		let results = 0;
		return {
			file(file) {
				for (const fault of inOrder(file.findings).filter(isFault)) notifications.push(notification(fault, file.path));
				const written = resultsOf(file).map((result) => indentedJson(result, "        "));
				if (written.length === 0) return "";
				const before = results === 0 ? `${opening}\n` : ",\n";
				results += written.length;
				return before + written.join(",\n");
			},
			end: () => (results === 0 ? opening : "\n      ") + closing(notifications),
		};
	},
});

function resultsOf({ path, text, findings }: FileFindings) {
	const seen = new Map<string, number>();
	return inOrder(findings).map((finding) => sarifResult(finding, { path, text, seen }));
}

function closing(toolExecutionNotifications: Notification[]): string {
	const invocation: Invocation = {
		executionSuccessful: toolExecutionNotifications.length === 0,
		toolExecutionNotifications,
	};
	return `],\n      "invocations": [\n${indentedJson(invocation, "        ")}\n      ]\n    }\n  ]\n}\n`;
}
