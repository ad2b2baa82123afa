/** What notes are read as, in every input format that they can be written in: the tree without its statements, and the findings. */
import { createHash } from "node:crypto";
import type { Report, ReportChild } from "../../src/ast/nodes.ts";
import { type Form, type Outcome, process, processDocument, render } from "../../src/index.ts";

/** One reading of a file: how it was read, and what of. */
export interface Reading {
	readonly name: string;
	readonly text: string;
}

/** The day that all readings are made on. */
const today = "2024-06-01";

/** The readings of a file; of plain text and Markdown, also those of what can be made from it. */
export async function readingsOf(path: string, bytes: Uint8Array, forms: readonly Form[]): Promise<Reading[]> {
	const kind = path.slice(path.lastIndexOf(".") + 1);
	const [form, ...others] = forms;
	if (form === undefined) return [];
	if (kind !== "txt" && kind !== "md" && kind !== "mark") {
		return [await documentReading({ name: kind, bytes, path: `notes.${kind}` }, form)];
	}
	const decoded = new TextDecoder().decode(bytes);
	const text = kind === "mark" ? withoutLabels(decoded) : decoded;
	const plain = others.flatMap((each) => both(text, each).map(({ reading }) => reading));
	const own = both(text, form);
	if (kind === "mark") return [...own.map(({ reading }) => reading), ...plain];
	const page = new TextEncoder().encode(pageOf(text));
	return [
		...own.map(({ reading }) => reading),
		...plain,
		...own.flatMap(({ outcome, reading }) => readBack(outcome, reading.name)),
		...own.flatMap(({ outcome, reading }) => rewritten(outcome, reading.name)),
		await documentReading({ name: "html", bytes: page, path: "notes.html" }, form),
	];
}

/** One hash for all readings of a file. */
export function fingerprint(readings: readonly Reading[]): string {
	const hash = createHash("sha256");
	for (const { name, text } of readings) hash.update(`${name}\n${text}\n`);
	return hash.digest("hex");
}

interface Read {
	readonly outcome: Outcome;
	readonly reading: Reading;
}

/** A text read as plain text and as Markdown. */
function both(text: string, form: Form): Read[] {
	return ["txt", "markdown"].map((from) => read(text, { form, from, name: `${form.name} ${from}` }));
}

interface How {
	readonly form: Form;
	readonly from: string;
	readonly name: string;
}

function read(text: string, { form, from, name }: How): Read {
	const outcome = process(text, { form, from, today });
	return { outcome, reading: { name, text: readable(outcome) } };
}

/** The report read back from each format that holds reports. */
function readBack(outcome: Outcome, name: string): Reading[] {
	const { form } = outcome;
	return ["markdown", "json", "ast"].map((from) => {
		return read(render(outcome, from), { form, from, name: `${name} -> ${from}` }).reading;
	});
}

async function documentReading(
	{ name, bytes, path }: { readonly name: string; readonly bytes: Uint8Array; readonly path: string },
	form: Form,
): Promise<Reading> {
	try {
		return { name, text: readable(await processDocument(bytes, { form, path, today })) };
	} catch (error) {
		return { name, text: String(error) };
	}
}

/** The tree and the findings as text; who said what is frozen elsewhere. */
function readable({ report, findings }: Outcome): string {
	return [withoutStatements(report), ...findings].map((each) => JSON.stringify(each, null, "\t")).join("\n");
}

function withoutStatements(report: Report): unknown {
	const children = report.children.map((child) => {
		return child.type === "section" ? { ...child, statements: undefined } : child;
	});
	return { ...report, children };
}

/** A labelled note as its author wrote it. */
function withoutLabels(note: string): string {
	const body = note.slice(note.indexOf("\n-----\n") + "\n-----\n".length);
	return body.replace(/\{\{@[^}]*\}\}/g, "").replace(/\{\{[^:{}]*:([^{}]*)\}\}/g, "$1");
}

/** The words of notes as a web page has them. */
function pageOf(text: string): string {
	const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
	const paragraphs = escaped.split(/\n\s*\n/).map((each) => `<p>${each.trim().replaceAll("\n", "<br>\n")}</p>`);
	return `<!DOCTYPE html>\n<body>\n${paragraphs.join("\n")}\n</body>\n`;
}

type Writing = (label: string, value: string) => string;

/** The ways in which people write a field in Markdown. */
const writings: Readonly<Record<string, Writing>> = {
	headings: (label, value) => `## ${label}\n\n${value}\n\n`,
	bold: (label, value) => `**${label}:** ${value}\n`,
	strong: (label, value) => `**${label}** ${value}\n\n`,
	items: (label, value) => `- ${label}: ${value}\n`,
	rows: (label, value) => `| ${label} | ${value.replaceAll("\n", " ")} |\n`,
	paragraphs: (label, value) => `${label}\n${value}\n\n`,
};

/** The notes rewritten as Markdown, in each of these ways. */
function rewritten({ report, form, source: { text } }: Outcome, name: string): Reading[] {
	return Object.entries(writings).map(([way, write]) => {
		const heading = way === "rows" ? "| Field | Value |\n| --- | --- |\n" : "";
		const body = report.children.map((child) => markdownOf(child, text, write)).join("");
		return read(`# Notes\n\n${heading}${body}`, { form, from: "markdown", name: `${name} as ${way}` }).reading;
	});
}

function markdownOf(child: ReportChild, text: string, write: Writing): string {
	const slice = text.slice(child.position.start.offset, child.position.end.offset);
	if (child.type === "field") return child.data?.derived === true ? "" : write(child.label, child.raw);
	if (child.type !== "section") return `\n${slice}\n\n`;
	return `\n## ${child.label}\n\n${text.slice(child.children[0]?.position?.start.offset, child.position.end.offset)}\n\n`;
}
