/** The parts of the page, which templates in Liquid can use as tags: the facts, the contents, the sections, who said what. */
import type { FactData, SectionData, TemplateData } from "../../src/templates/data.ts";
import { addressPiece, capitalized, htmlText, markupWords, wholeAddress } from "../../src/templates/escapes.ts";

/** A heading with a link to itself. */
export function headingPart(anchor: string, text: string): string {
	const words = markupWords(text);
	return `<div class="heading">
<h2 id="${markupWords(anchor)}">${words}</h2>
<a class="permalink" href="#${addressPiece(anchor)}" aria-label="Link to “${words}”">#</a>
</div>
`;
}

/** The facts at the top; "" if there are none to show. */
export function factsPart({ facts }: TemplateData): string {
	const shown = facts.filter(({ closing, is_title }) => !closing && !is_title);
	if (!shown.some(({ required, text }) => required || text !== "")) return "";
	let out = '<dl class="facts">';
	for (const fact of shown) if (fact.type !== "goals") out += factRow("<div>", fact);
	// A row of chips takes the whole width, so it stands last.
	for (const fact of facts) if (!fact.closing && fact.type === "goals") out += factRow('<div class="wide">', fact);
	return `${out}\n</dl>\n`;
}

function factRow(opening: string, fact: FactData): string {
	if (fact.text === "" && !fact.required) return "";
	const value = fact.text === "" ? '<span class="missing">Not given</span>' : valuePart(fact);
	return `\n${opening}<dt>${markupWords(fact.label)}</dt>\n<dd>${value}</dd></div>`;
}

/** The value of a fact that has one. */
export function valuePart(fact: FactData): string {
	const { items, text, type, key, value } = fact;
	const [first] = items;
	if (items.length === 1 && first?.unread === true) {
		return `<span class="unread"><span>${markupWords(first.text)}</span> ${noteIn(`(${first.note ?? ""})`)}</span>`;
	}
	let out = "";
	switch (type) {
		case "date":
			for (const item of items) {
				const [tag, machine] = item.date === null ? ["data value", value] : ["time datetime", item.date];
				out += `<${tag}="${markupWords(machine)}" itemprop="temporalCoverage">${markupWords(item.text)}</${tag.slice(0, 4)}>`;
			}
			return out;
		case "goals":
			for (const item of items) {
				const number = markupWords(item.number);
				const name = markupWords(item.text);
				const goal =
					item.number === null
						? `<span class="goal"><span>${name}</span></span>`
						: `<span class="goal goal-${number}" itemprop="about" itemscope itemtype="https://schema.org/DefinedTerm"><b itemprop="termCode">${number}</b> <span itemprop="name">${name}</span></span>`;
				out += `\n<li>${goal}${item.note === null ? "" : ` ${noteIn(`(${item.note})`)}`}</li>`;
			}
			return `<ul class="goals">${out}\n</ul>`;
		case "people":
			for (const item of items) {
				const name = markupWords(item.text);
				const person =
					key === "reporter" && !item.unread
						? `<li itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${name}</span>`
						: `<li>${name}`;
				out += `\n${person}${item.note === null ? "" : ` ${noteIn(item.note)}`}</li>`;
			}
			return `<ul class="people">${out}\n</ul>`;
		case "tags":
			for (const item of items) out += `\n<li><span itemprop="keywords">${markupWords(item.text)}</span></li>`;
			return `<ul class="tags">${out}\n</ul>`;
		case "links":
			for (const { url, text, note } of items) {
				const words = markupWords(text);
				const link = url === null ? words : `<a href="${wholeAddress(url)}" itemprop="citation">${words}</a>`;
				out += `\n<li>${link}${note === null ? "" : ` ${noteIn(`(${note})`)}`}</li>`;
			}
			return `<ul class="links">${out}\n</ul>`;
		default:
			if (items.length === 1) return markupWords(text);
			for (const item of items) out += `\n<li>${markupWords(item.text)}</li>`;
			return `<ul class="plain">${out}\n</ul>`;
	}
}

const noteIn = (note: string): string => `<span class="note">${markupWords(note)}</span>`;

/** Links to all headings, for many of them and for some that are far from each other; else "". */
export function contentsPart({ section_list, facts, unclassified }: TemplateData): string {
	const links = section_list.map(({ anchor, heading }) => contentsLink(anchor, heading));
	for (const { closing, text, key, label } of facts) if (closing && text !== "") links.push(contentsLink(key, label));
	if (unclassified.length > 0) links.push(contentsLink("other-text", "Other text in the notes"));
	const length = section_list.reduce((sum, section) => sum + section.length, 0);
	if (links.length < 3 || (links.length < 6 && length <= 6000)) return "";
	return `<nav class="contents" aria-label="Contents">
<p class="caption">Contents</p>
<ol>${links.join("")}
</ol>
</nav>
`;
}

const contentsLink = (anchor: string, words: string): string =>
	`\n<li><a href="#${addressPiece(anchor)}">${markupWords(words)}</a></li>`;

/** All sections, each with its heading. */
export function sectionsPart({ section_list }: TemplateData): string {
	let out = "";
	for (const section of section_list) {
		out += `\n<section>\n${headingPart(section.anchor, section.heading)}${statementsPart(section)}</section>\n`;
	}
	return out;
}

/** A section's words, with who said what. */
export function statementsPart(section: SectionData): string {
	const { passages } = section;
	const spoken = passages.reduce((count, { number }) => (number === null ? count : count + 1), 0);
	if (spoken === 0) {
		return section.html === "" ? '<p class="missing">Nothing was written here.</p>\n' : `${htmlText(section.html)}\n`;
	}
	let out = "";
	for (const { number, voices, html } of passages) {
		if (html === "") continue;
		if (number === null) out += `<div class="between">\n${htmlText(html)}\n</div>\n`;
		else {
			out += `<article class="statement" id="said-${number}">
<div class="byline">${voices.map(bylineOf).join("")}
</div>
<div class="words">
${htmlText(html)}
</div>
</article>
`;
		}
	}
	return spoken > 2 ? speakersPart(section) + out : out;
}

function bylineOf({ speakers, part }: { readonly speakers: readonly { role: string | null }[]; part: string }): string {
	const people = speakers.map((speaker) => {
		const role =
			speaker.role === null ? "" : ` <span class="role" itemprop="jobTitle">${markupWords(speaker.role)}</span>`;
		return `<span itemprop="mentions" itemscope itemtype="https://schema.org/Person"><b itemprop="name">${markupWords(speaker)}</b>${role}</span>`;
	});
	const own = part === "speaker" ? "" : ` <span class="part">${markupWords(capitalized(part))}</span>`;
	return `\n<p>${people.join(" ")}${own}</p>`;
}

function speakersPart({ heading, speakers }: SectionData): string {
	let out = `<nav class="speakers" aria-label="Who spoke in “${markupWords(heading)}”">\n<p class="caption">Who spoke</p>\n<ul>`;
	for (const speaker of speakers) {
		const part = speaker.part === "speaker" ? "" : ` ${noteIn(capitalized(speaker.part))}`;
		out += `\n<li><a href="#said-${speaker.passage}">${markupWords(speaker)}</a>${part}</li>`;
	}
	return `${out}\n</ul>\n</nav>\n`;
}
