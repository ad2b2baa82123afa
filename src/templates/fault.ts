/** What can be wrong with a template, as data. */
import { faultLine, type YamlFault } from "../forms/fault.ts";

/** Something wrong in one of a template's files. */
export interface TemplateFault extends YamlFault {
	/** As messages name it. */
	readonly file: string;
}

/** `FILE:LINE:COLUMN: message`, what a person needs to mend it. */
export function templateFaultLine(fault: TemplateFault): string {
	return faultLine(fault.file, fault);
}

/** What is thrown where a template can't render a report: there is no text to give back. */
export class BrokenTemplate extends Error {
	readonly faults: readonly TemplateFault[];

	constructor(faults: readonly TemplateFault[]) {
		super(faults.map(templateFaultLine).join("\n"));
		this.name = "BrokenTemplate";
		this.faults = faults;
	}
}
