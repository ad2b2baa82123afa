/** The report as a page to send on. */
import type { TemplateData, UnclassifiedData } from "../../src/templates/data.ts";
import { htmlText, markupWords } from "../../src/templates/escapes.ts";
import { finished } from "../../src/templates/marks.ts";
import { pageHeads } from "../../src/templates/page-head.ts";
import type { Template } from "../../src/templates/template.ts";
import { contentsPart, factsPart, headingPart, sectionsPart, valuePart } from "./parts.ts";
import style from "./style.css" with { type: "text" };

const head = pageHeads({ styles: [style], assets: {} });

/** The template `html`. */
export const html: Template = {
	name: "html",
	extension: "html",
	mediaType: "text/html",
	description: "The report as one self-contained page, for reading and printing",
	render: (data) => finished("html", page(data)),
};

function page(data: TemplateData): string {
	const { kind, source } = data;
	const [headline, language] = [markupWords(data.headline), markupWords(data.language)];
	return `<!doctype html>
<html lang="${language}" dir="${data.direction}">
<head>
<meta charset="utf-8">
${head(data)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="dcterms.title" content="${headline}">
<meta name="dcterms.language" content="${language}">${factMeta(data)}
<title>${headline}</title>
</head>
<body>
<main itemscope itemtype="https://schema.org/Report">
<meta itemprop="inLanguage" content="${language}">
<header>
<p class="kind">${markupWords(kind)}</p>
<h1 class="${data.headline.length > 120 ? "long" : "short"}" itemprop="name">${headline}</h1>
${factsPart(data)}</header>
${contentsPart(data)}${sectionsPart(data)}${closingFacts(data)}${unclassifiedText(data)}</main>${source !== null && source.path !== null ? `\n<footer>Made from <span class="path">${markupWords(source.path)}</span></footer>` : ""}
</body>
</html>
`;
}

function factMeta({ facts }: TemplateData): string {
	let out = "";
	for (const { type, items, value } of facts) {
		if (type !== "date" && type !== "goals" && type !== "tags") continue;
		for (const { unread, text } of items) {
			if (unread) continue;
			const [name, content] = type === "date" ? ["date", value] : ["subject", text];
			out += `\n<meta name="dcterms.${name}" content="${markupWords(content)}">`;
		}
	}
	return out;
}

function closingFacts({ facts }: TemplateData): string {
	let out = "";
	for (const fact of facts) {
		if (!fact.closing || fact.text === "") continue;
		out += `\n<section>\n${headingPart(fact.key, fact.label)}${valuePart(fact)}\n</section>\n`;
	}
	return out;
}

function unclassifiedText({ unclassified }: TemplateData): string {
	if (unclassified.length === 0) return "";
	return `
<section class="unclassified">
${headingPart("other-text", "Other text in the notes")}<p class="note">The form has no place for these lines. They are kept as they were written.</p>${unclassified.map(entryOf).join("")}
</section>
`;
}

function entryOf({ label, place, boilerplate, html }: UnclassifiedData): string {
	const heading = label === null ? "" : `\n<h3>${markupWords(label)}</h3>`;
	const notes = [...(boilerplate ? ["boilerplate"] : []), ...(place === null ? [] : [`after “${markupWords(place)}”`])];
	const note = notes.length === 0 ? "" : `\n<p class="note">${notes.join(", ")}</p>`;
	return `\n<div class="entry${boilerplate ? " boilerplate" : ""}">${heading}${note}\n${htmlText(html)}\n</div>`;
}
