/** A section's prose with the people who speak in it beside their words. */
import type { Block, Section, Statement } from "../../ast/nodes.ts";
import { type Range, sliceBlocks } from "../../ast/slice.ts";
import { contentHtml } from "./content.ts";
import { empty, type Markup, markup } from "./markup.ts";
import { fullName } from "./person.ts";
import { pageWords, partWords } from "./words.ts";

/** Words of a section, and the statements that they are; none where nobody is known to speak. */
interface Stretch {
	readonly blocks: readonly Block[];
	readonly statements: readonly Statement[];
}

/** The prose of a section; `nextId` gives the anchors. */
export function proseHtml(section: Section, nextId: () => string): Markup {
	if (section.statements.length === 0) return contentHtml(section.children);
	const stretches = stretchesOf(section).map((stretch) => ({
		...stretch,
		id: stretch.statements.length > 0 ? nextId() : "",
	}));
	const spoken = stretches.filter(({ id }) => id !== "");
	return markup`${spoken.length < 3 ? empty : indexHtml(spoken)}${stretches.map(stretchHtml)}`;
}

/** Cuts a section at its statements; statements that share words stay together, and no word is left out. */
function stretchesOf(section: Section): Stretch[] {
	const sorted = section.statements.toSorted((a, b) => rangeOf(a).start - rangeOf(b).start);
	const stretches: Stretch[] = [];
	let at = 0;
	for (let index = 0; index < sorted.length; ) {
		const group: Statement[] = [];
		let end = 0;
		const { start } = rangeOf(sorted[index]);
		for (; index < sorted.length && (group.length === 0 || rangeOf(sorted[index]).start < end); index++) {
			group.push(sorted[index] as Statement);
			end = Math.max(end, rangeOf(sorted[index]).end);
		}
		push(stretches, section, { start: at, end: start }, []);
		push(stretches, section, { start, end }, group);
		at = end;
	}
	push(stretches, section, { start: at, end: Number.POSITIVE_INFINITY }, []);
	return stretches;
}

function push(stretches: Stretch[], section: Section, range: Range, statements: readonly Statement[]): void {
	const blocks = sliceBlocks(section.children, range);
	if (blocks.length > 0) stretches.push({ blocks, statements });
}

function rangeOf(statement: Statement | undefined): Range {
	return { start: statement?.position.start.offset ?? 0, end: statement?.position.end.offset ?? 0 };
}

interface Anchored extends Stretch {
	/** "" where nobody is known to speak. */
	readonly id: string;
}

function stretchHtml({ blocks, statements, id }: Anchored): Markup {
	const words = contentHtml(blocks);
	if (id === "") return markup`<div class="between">\n${words}</div>\n`;
	const bylines = statements.map(bylineHtml);
	return markup`<div class="statement" id="${id}">\n<div class="byline">\n${bylines}</div>\n<div class="words">\n${words}</div>\n</div>\n`;
}

function bylineHtml({ speakers, part }: Statement): Markup {
	const people = speakers.map((speaker) => {
		const role = speaker.role === undefined ? empty : markup` <span class="role">${speaker.role}</span>`;
		return markup`<b>${fullName(speaker)}</b>${role} `;
	});
	const word = partWords[part];
	return markup`<p>${people}${word === null ? empty : markup`<span class="part">${word}</span>`}</p>\n`;
}

/** Everyone who speaks, in order, once each, as links to their first words. */
function indexHtml(spoken: readonly Anchored[]): Markup {
	const entries = new Map<string, { readonly id: string; readonly part: Statement["part"] }>();
	for (const { statements, id } of spoken) {
		for (const { speakers, part } of statements) {
			for (const name of speakers.map(fullName)) {
				const known = entries.get(name);
				if (known === undefined || known.part === "speaker") entries.set(name, { id: known?.id ?? id, part });
			}
		}
	}
	const links = [...entries].map(([name, { id, part }]) => {
		const word = partWords[part];
		return markup`<li><a href="#${id}">${name}</a>${word === null ? empty : markup` <span class="note">${word}</span>`}</li>\n`;
	});
	const caption = pageWords.speakers;
	return markup`<nav class="speakers" aria-label="${caption}">\n<p class="caption">${caption}</p>\n<ul>\n${links}</ul>\n</nav>\n`;
}
