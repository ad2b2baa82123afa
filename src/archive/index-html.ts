/** The page itself: its content before any report is loaded, its style, its script, and the policy for both. */
import { createHash } from "node:crypto";
import { markupWords } from "../templates/escapes.ts";
import { reportsIn } from "./data.ts";
import { pageScript, pageStyle } from "./page.generated.ts";

/** What the page says before its program runs. */
export interface PageFacts {
	readonly count: number;
	/** The first and the last year of the reports; "" where none has a date. */
	readonly span: string;
	/** Of the data files that belong to it. */
	readonly fingerprint: string;
	/** Whether there is a feed. */
	readonly published: boolean;
}

/** Tells the data files of one page from those of any other: by the reports, and by the program that reads them. */
export const pageHash = (source: string): string =>
	createHash("sha256").update(source).update(pageScript).digest("hex").slice(0, 16);

/** The text of `index.html`. */
export function indexHtml({ count, span, fingerprint, published }: PageFacts): string {
	const feed = '<link rel="alternate" type="application/atom+xml" title="Newest reports" href="feed.xml">\n';
	return `<!doctype html>
<html lang="en" data-fingerprint="${markupWords(fingerprint)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="rapporteur">
<meta name="referrer" content="no-referrer">
<title>Archive of reports</title>
${published ? feed : ""}<style>${pageStyle}</style>
</head>
<body>
${body([reportsIn(count), span].filter(Boolean).join(", "), published)}<script>${pageScript}</script>
</body>
</html>
`;
}

/**
 * The program may run since its hash is named, and what it asks for itself may too: the data files beside the page.
 * `'self'` would not do, as a page from a disk has no self. Nothing else is loaded, sent or embedded.
 */
function policy(): string {
	return [
		"default-src 'none'",
		`script-src 'sha256-${hash(pageScript)}' 'strict-dynamic'`,
		`style-src 'sha256-${hash(pageStyle)}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
}

const hash = (text: string): string => createHash("sha256").update(text).digest("base64");

function body(summary: string, published: boolean): string {
	const data = [
		["catalogue.csv", "CSV"],
		["catalogue.jsonl", "JSON Lines"],
		["catalogue.xml", "Dublin Core"],
		...(published ? [["feed.xml", "Atom feed"]] : []),
	].map(([file, name]) => `<a href="${file}">${name}</a>`);
	return `<a id="skip" href="#reports">Skip to the reports</a>
<header>
<h1>Archive of reports</h1>
<p>${summary}</p>
<form id="search" role="search">
<label for="q">Search in all reports</label>
<input id="q" type="search" autocomplete="off" spellcheck="false" aria-describedby="status" aria-keyshortcuts="/">
</form>
</header>
<noscript><p class="notice">Searching needs JavaScript. Without it, <a href="catalogue.csv">catalogue.csv</a> lists all reports.</p></noscript>
<main>
<details class="panel" id="filters" open>
<summary>Narrow down</summary>
<div id="facets"></div>
</details>
<div id="content">
<details class="panel" id="glance" open>
<summary>At a glance</summary>
<div id="charts">
${figure("timeline", "Reports over time", "When")}${figure("goals", "Reports for each goal", "Goal")}</div>
</details>
<section class="panel" id="list" aria-label="Reports">
<div class="bar-above">
<p id="status" role="status">Loading the reports …</p>
<div class="sort"><label for="sort">Sort</label> <select id="sort">
<option value="-match">Best match</option>
<option value="-date">Newest first</option>
<option value="date">Oldest first</option>
<option value="title">Title, A to Z</option>
<option value="-title">Title, Z to A</option>
</select></div>
</div>
<div id="chips" hidden></div>
<div id="reports" tabindex="-1">
<table role="table" class="reports" id="table" aria-label="Reports" hidden>
<thead role="rowgroup"><tr role="row" id="heads">${head("Date")}${head("Report")}</tr></thead>
<tbody role="rowgroup" id="rows"></tbody></table>
</div>
<nav id="pages" aria-label="Pages" hidden>
${leaf("First")}${leaf("Previous")}<span id="page"></span>
${leaf("Next")}${leaf("Last")}</nav>
</section>
</div>
</main>
<footer>
<p>The same as data: ${data.join(", ")}</p>
</footer>
`;
}

const head = (label: string): string => `<th scope="col" role="columnheader">${label}</th>`;

const leaf = (label: string): string => `<button type="button" id="${label.toLowerCase()}">${label}</button>\n`;

/** A chart that the program fills: a picture, and a table of its figures. */
const figure = (id: string, title: string, first: string): string => `<figure id="${id}" hidden>
<figcaption>${title}</figcaption>
<div id="${id}-drawing"></div>
<details><summary>Figures</summary>
<table aria-label="${title}">
<thead><tr><th scope="col">${first}</th><th scope="col">Reports</th></tr></thead>
<tbody id="${id}-figures"></tbody></table>
</details>
</figure>
`;
