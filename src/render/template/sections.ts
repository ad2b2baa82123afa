/** Sections as a template sees them, and what has no place in any. */

import type { Section, Statement } from "../../ast/nodes.ts";
import { sliceBlocks } from "../../ast/slice.ts";
import type { Form } from "../../forms/form.ts";
import { type Later, later } from "../../templates/later.ts";
import { squash } from "../../text/squash.ts";
import type { OutlinePart } from "../json/outline.ts";
import { sectionNodes } from "../json/sections.ts";
import { labelOf, unplacedBlocks } from "../json/unclassified.ts";
import { type PassageData, passagesOf, rangeOf, togetherIn, type Voice, voiceOf } from "./passages.ts";
import { type Prose, proseOf } from "./prose.ts";
import { type SpeakerData, speakersOf } from "./speakers.ts";

/** A statement as a template sees it. */
export interface StatementData extends Voice, Prose {}

/** A section as a template sees it. */
export interface SectionData extends Prose {
	readonly key: string;
	readonly label: string;
	readonly heading: string;
	readonly anchor: string;
	readonly length: number;
	readonly statements: Later<readonly StatementData[]>;
	readonly passages: Later<readonly PassageData[]>;
	readonly speakers: Later<readonly SpeakerData[]>;
}

/** The sections that the notes have, in the form's order. */
export function sectionList(parts: readonly OutlinePart[], form: Form): SectionData[] {
	let spoken = 0;
	const nodes = sectionNodes(parts);
	return form.sections.flatMap(({ name, label }) =>
		(nodes.get(name) ?? []).map((node, index) => {
			const groups = togetherIn(node);
			const before = spoken;
			spoken += groups.length;
			const anchor = index === 0 ? name : `${name}-${index + 1}`;
			const passages = later(() => passagesOf(node, groups, before));
			return sectionData(node, { key: name, label, anchor, passages });
		}),
	);
}

type Given = Pick<SectionData, "key" | "label" | "anchor" | "passages">;

function sectionData(node: Section, { key, label, anchor, passages }: Given): SectionData {
	return {
		key,
		label,
		anchor,
		heading: squash(node.label),
		length: lengthOf(node),
		statements: later(() => node.statements.map((statement) => statementData(statement, node))),
		passages,
		speakers: later(() => speakersOf(passages())),
		...proseOf(() => node.children),
	};
}

const lengthOf = ({ position }: Section): number => (position?.end.offset ?? 0) - (position?.start.offset ?? 0);

function statementData(statement: Statement, section: Section): StatementData {
	return { ...voiceOf(statement), ...proseOf(() => sliceBlocks(section.children, rangeOf(statement))) };
}

/** The text that has no place in the form; `labels` are those of its fields and sections. */
export function unclassifiedList(parts: readonly OutlinePart[], labels: Readonly<Record<string, string>>): object[] {
	return parts.flatMap((part) => {
		if (part.kind !== "unclassified") return [];
		const { node, after } = part;
		const place = after !== null && Object.hasOwn(labels, after) ? (labels[after] ?? null) : null;
		const boilerplate = node.type === "ignored";
		return [{ label: labelOf(node), after, place, boilerplate, ...proseOf(() => unplacedBlocks(node)) }];
	});
}
