import { VFileMessage } from "vfile-message";
import { expectedOf, type Finding, firstOf, linesOf, type Severity, sentence, severityOf } from "./finding.ts";

/** `fatal` as unified's tools read it: true is an error, false a warning, undefined information. */
const fatal: Record<Severity, boolean | undefined> = { error: true, warning: false, info: undefined };

/** Turns a finding into what every tool built on vfile understands. */
export function toMessage(finding: Finding, severity: Severity = severityOf(finding)): VFileMessage {
	const place = linesOf(finding);
	const first = place === null ? null : firstOf(finding);
	const message = new VFileMessage(sentence(finding), {
		ruleId: finding.code,
		source: "rapporteur",
		...(place === null ? {} : { place }),
		...(first === null ? {} : { cause: new VFileMessage("First defined here", { place: first }) }),
	});
	message.fatal = fatal[severity];
	if (finding.where !== undefined) message.note = `In ${finding.where}`;
	const expected = expectedOf(finding);
	if (expected !== null) message.expected = [...expected];
	return message;
}
