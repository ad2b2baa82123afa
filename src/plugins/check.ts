import type { Plugin } from "unified";
import type { VFile } from "vfile";
import type { Report } from "../ast/nodes.ts";
import { check } from "../check/index.ts";
import type { Finding } from "../findings/finding.ts";
import { toMessage } from "../findings/message.ts";
import { todayAnywhere } from "../text/today.ts";
import { formOf } from "./context.ts";

/** Options of `rapporteurCheck`. */
export interface CheckPluginOptions {
	/** The day that counts as today, `YYYY-MM-DD`; default: the last one that is today anywhere on earth. */
	readonly today?: string;
}

/** Judges a report, and puts what it finds among the file's messages. Throws where `rapporteurParse` did not make it. */
export const rapporteurCheck: Plugin<[(Readonly<CheckPluginOptions> | null | undefined)?], Report> =
	(options) => (report, file) => {
		const today = options?.today ?? todayAnywhere(new Date());
		const findings = check(report, { form: formOf(file), text: String(file), today });
		for (const finding of findings) tell(file, finding);
	};

function tell(file: VFile, finding: Finding): void {
	const message = toMessage(finding);
	if (file.path !== undefined) {
		message.name = `${file.path}:${message.name}`;
		message.file = file.path;
	}
	file.messages.push(message);
}
