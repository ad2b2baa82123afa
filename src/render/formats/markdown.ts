import { reportMarkdown } from "../markdown/report.ts";
import { defineRenderer } from "../renderer.ts";

/** The report for people and forges; reads back to the same report. */
export const markdown = defineRenderer({
	name: "markdown",
	about: "The report as Markdown with front matter; reads back to the same report",
	extension: "md",
	mediaType: "text/markdown",
	render: reportMarkdown,
});
