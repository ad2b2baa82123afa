import { VFileMessage } from "vfile-message";
import type { Finding, Severity } from "./finding.ts";
import { sentence } from "./sentences.ts";
import { severityOf } from "./severities.ts";

/** `fatal` as unified's tools read it: true is an error, false a warning, undefined information. */
const fatal: Record<Severity, boolean | undefined> = { error: true, warning: false, info: undefined };

/** Turns a finding into what every tool built on vfile understands. */
export function toMessage(finding: Finding, severity: Severity = severityOf(finding)): VFileMessage {
	const { cause, expected } = related(finding);
	const message = new VFileMessage(sentence(finding), {
		ruleId: finding.code,
		source: "rapporteur",
		...(finding.position === null ? {} : { place: finding.position }),
		...(cause === undefined ? {} : { cause }),
	});
	message.fatal = fatal[severity];
	if (expected !== undefined) message.expected = [...expected];
	return message;
}

function related(finding: Finding): { cause?: VFileMessage; expected?: readonly string[] } {
	switch (finding.code) {
		case "duplicate-field":
		case "duplicate-section":
			return { cause: new VFileMessage("First defined here", { place: finding.first }) };
		case "misspelled-label":
		case "broken-tag":
		case "mojibake":
			return { expected: [finding.expected] };
		case "ambiguous-date":
			return { expected: finding.readings };
		default:
			return {};
	}
}
