import { pageHtml } from "../html/page.ts";
import { defineRenderer } from "../renderer.ts";

/** The report as a page to send on. */
export const html = defineRenderer({
	name: "html",
	about: "The report as one self-contained page, for reading and printing",
	extension: "html",
	mediaType: "text/html",
	render: pageHtml,
});
