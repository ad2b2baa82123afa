import { type Options, toHtml } from "hast-util-to-html";
import { pageHast } from "../html/page.ts";
import { defineRenderer } from "../renderer.ts";

/** The report as a page to send on. */
export const html = defineRenderer({
	name: "html",
	about: "The report as one self-contained page, for reading and printing",
	extension: "html",
	mediaType: "text/html",
	render: (report, context) => toHtml(pageHast(report, context), options),
});

/** `&lt;` and not `&#x3C;`. */
const options: Options = { characterReferences: { useNamedReferences: true } };
