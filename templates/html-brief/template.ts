/** One page for those who have a minute. */
import type { FactData, TemplateData } from "../../src/templates/data.ts";
import { capitalized, htmlText, markupWords, wholeAddress } from "../../src/templates/escapes.ts";
import { inShort, sectionOf, untoldFacts } from "../../src/templates/lines.ts";
import { finished } from "../../src/templates/marks.ts";
import { pageHeads } from "../../src/templates/page-head.ts";
import type { Template } from "../../src/templates/template.ts";
import style from "./style.css" with { type: "text" };

const head = pageHeads({ styles: [style], assets: {} });

/** The template `html-brief`. */
export const htmlBrief: Template = {
	name: "html-brief",
	extension: "html",
	mediaType: "text/html",
	description: "One page for a director, with facts, goals, what matters and who spoke",
	render: (data) => finished("html", page(data)),
};

function page(data: TemplateData): string {
	const { facts, kind, source } = data;
	const headline = markupWords(data.headline);
	return `<!doctype html>
<html lang="${markupWords(data.language)}" dir="${data.direction}">
<head>
<meta charset="utf-8">
${head(data)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="dcterms.title" content="${markupWords(data.title)}">${facts.map(dateMeta).join("")}
<title>${headline}</title>
</head>
<body>
<main>
<header>${kind === data.headline ? "" : `\n<p class="kind">${markupWords(kind)}</p>`}
<h1 class="${data.headline.length > 120 ? "long" : "short"}">${headline}</h1>${facts.map(goalsOf).join("")}
</header>
<dl class="facts">${untoldFacts(data).map(factRow).join("")}
</dl>${whatMatters(data)}${summaryOf(data)}${whoSpoke(data)}${facts.map(linksOf).join("")}
</main>${source !== null && source.path !== null ? `\n<footer>Made from ${markupWords(source.path)}</footer>` : ""}
</body>
</html>
`;
}

function dateMeta({ type, items, value }: FactData): string {
	if (type !== "date") return "";
	const read = items.filter(({ unread }) => !unread);
	return read.map(() => `\n<meta name="dcterms.date" content="${markupWords(value)}">`).join("");
}

function goalsOf({ type, text, label, items }: FactData): string {
	if (type !== "goals" || text === "") return "";
	const goals = items.map((goal) => {
		const number = markupWords(goal.number);
		const [style, chip] = goal.number === null ? ["", ""] : [` goal-${number}`, `<b>${number}</b> `];
		return `\n<li class="goal${style}">${chip}${markupWords(goal.text)}</li>`;
	});
	return `\n<section aria-label="${markupWords(label)}">\n<ul class="goals">${goals.join("")}\n</ul>\n</section>`;
}

function factRow({ type, text, label, required }: FactData): string {
	if (type === "goals" || (text === "" && !required)) return "";
	const value = text === "" ? '<dd class="missing">Not given</dd>' : `<dd>${markupWords(text)}</dd>`;
	return `\n<div><dt>${markupWords(label)}</dt>\n${value}</div>`;
}

function whatMatters(data: TemplateData): string {
	const html = sectionOf(data, "significance")?.html ?? "";
	return html === "" ? "" : `\n<section class="matters">\n<h2>What matters</h2>\n${htmlText(html)}\n</section>`;
}

function summaryOf(data: TemplateData): string {
	const short = inShort(data);
	return short === "" ? "" : `\n<section>\n<h2>In short</h2>\n<p>${markupWords(short)}</p>\n</section>`;
}

function whoSpoke({ speakers }: TemplateData): string {
	const all = speakers.map((speaker) => {
		const role = speaker.role === null ? "" : ` <span class="role">${markupWords(speaker.role)}</span>`;
		const part = speaker.part === "speaker" ? "" : ` <span class="part">${capitalized(speaker.part)}</span>`;
		return `\n<li><b>${markupWords(speaker)}</b>${role}${part}</li>`;
	});
	if (all.length === 0) return "";
	return `\n<section>\n<h2>Who spoke</h2>\n<ul class="speakers">${all.join("")}\n</ul>\n</section>`;
}

function linksOf({ type, text, label, items }: FactData): string {
	if (type !== "links" || text === "") return "";
	const links = items.map(({ url, text }) => {
		const words = markupWords(text);
		return `\n<li>${url === null ? words : `<a href="${wholeAddress(url)}">${words}</a>`}</li>`;
	});
	return `\n<section>\n<h2>${markupWords(label)}</h2>\n<ul class="links">${links.join("")}\n</ul>\n</section>`;
}
