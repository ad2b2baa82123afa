import { defineRenderer } from "../renderer.ts";
import { reportJson } from "../report-json.ts";

/** The report for programs. */
export const json = defineRenderer({
	name: "json",
	about: "The report as JSON, for programs",
	extension: "json",
	mediaType: "application/json",
	render: (report, context) => `${JSON.stringify(reportJson(report, context), null, 2)}\n`,
});
