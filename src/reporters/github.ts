/** For GitHub Actions: an annotation a finding, worst first, and a page for the job's summary. */
import type { Position } from "unist";
import { type Finding, linesOf, type Severity, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import type { Reporter, ReportWriter } from "./reporter.ts";
import { headline, headlineOpening, visibleInLines } from "./terminal.ts";

// What GitHub shows of one step; the rest is only in its log.
const shown = 10;
const commands = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/** A finding as a command, and as a row in the table of the summary page of a job. */
interface Annotation {
	readonly command: string;
	readonly row: readonly string[];
}

/** The findings as workflow commands. They are held until the end, for the worst must come first. */
export const github: Reporter = {
	name: "github",
	about: "For GitHub Actions: annotations, and a summary of the job",
	opening: new RegExp(`${headlineOpening.source}|^::(?:error|warning|notice)[ :]`),
	begin(): ReportWriter {
		const held: Readonly<Record<Severity, Annotation[]>> = { error: [], warning: [], info: [] };
		let page = "";
		return {
			file({ path, findings }) {
				for (const finding of sortFindings(findings)) held[severityOf(finding)].push(annotation(path, finding));
				return "";
			},
			end(summary) {
				const worstFirst = [...held.error, ...held.warning, ...held.info];
				page = jobSummaryPage(headline(summary), worstFirst);
				const isCrowded = Object.values(held).some(({ length }) => length > shown);
				const crowded = `GitHub shows ${shown} annotations of each kind; the job's summary lists all.`;
				const lines = [...worstFirst.map(({ command }) => command), ...(isCrowded ? [crowded] : []), headline(summary)];
				return lines.map((line) => `${line}\n`).join("");
			},
			jobSummary: () => page,
		};
	},
};

function annotation(path: string | null, finding: Finding): Annotation {
	const { code, where } = finding;
	const position = linesOf(finding);
	const severity = severityOf(finding);
	const words = where === undefined ? sentence(finding) : `${where}: ${sentence(finding)}`;
	const message = visibleInLines(words);
	const file = path === null ? null : visibleInLines(path);
	const line = position?.start.line ?? null;
	const properties = { file, line, ...extent(position), title: code };
	const place = [file ?? "the whole run", ...(line === null ? [] : [line, position?.start.column])].join(":");
	return { command: workflowCommand(commands[severity], properties, message), row: [severity, place, message, code] };
}

/** Where the place ends; GitHub drops columns of a place that spans lines. */
function extent(position: Position | null): Record<string, number | null> {
	if (position === null) return {};
	const { start, end } = position;
	if (start.line !== end.line) return { endLine: end.line };
	return { endLine: end.line, col: start.column, endColumn: end.column };
}

// GitHub takes 1 MiB of a step and drops the whole of a longer one; a step may hold other summaries too.
const pageLimit = 900_000;

/** That page in Markdown: the result of the run, and a table of as many findings as fit. */
function jobSummaryPage(headline: string, annotations: readonly Annotation[]): string {
	const head = `## Rapporteur\n\n${markdownText(headline)}\n`;
	if (annotations.length === 0) return head;
	const lines = ["", "| | Place | Finding | Code |", "| --- | --- | --- | --- |"];
	let size = head.length + 300;
	for (const [index, { row }] of annotations.entries()) {
		const line = `| ${row.map(markdownText).join(" | ")} |`;
		size += Buffer.byteLength(line) + 1;
		if (size > pageLimit) return `${head}${lines.join("\n")}\n\n${leftOut(annotations.length - index)}\n`;
		lines.push(line);
	}
	return `${head}${lines.join("\n")}\n`;
}

const leftOut = (count: number): string =>
	`There is no room for ${count} more: \`rapporteur check --reporter json\` lists all.`;

/** Words that Markdown gives no meaning to: as references they stay words, in a table too. */
function markdownText(text: string): string {
	return collapseWhiteSpace(text).replace(
		/[&<>"'|`*_~[\](){}\\!@#:$^=+]/g,
		(character) => `&#${character.charCodeAt(0)};`,
	);
}

/** One annotation: properties are written in their order, those that are null left out. */
export function workflowCommand(
	name: "error" | "warning" | "notice",
	properties: Readonly<Record<string, string | number | null>>,
	message: string,
): string {
	const written = Object.entries(properties).flatMap(([key, value]) =>
		value === null ? [] : [`${key}=${String(value).replace(/[%\r\n:,]/g, percent)}`],
	);
	return `::${name}${written.length === 0 ? "" : ` ${written.join(",")}`}::${message.replace(/[%\r\n]/g, percent)}`;
}

const percent = (character: string): string =>
	`%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
