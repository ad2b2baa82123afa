/** For GitHub Actions: an annotation a finding, worst first, and a page for the job's summary. */
import type { Position } from "unist";
import { type Finding, linesOf, type Severity, sentence, severityOf } from "../findings/finding.ts";
import { headline } from "./counts.ts";
import { jobSummaryPage, type SummaryRow } from "./job-summary.ts";
import { inOrder } from "./order.ts";
import { defineReporter, type ReportWriter } from "./reporter.ts";
import { visibleInLines } from "./visible.ts";
import { workflowCommand } from "./workflow-command.ts";

// What GitHub shows of one step; the rest is only in its log.
const shown = 10;
const commands = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

interface Annotation {
	readonly command: string;
	readonly row: SummaryRow;
}

/** The findings as workflow commands. They are held until the end, for the worst must come first. */
export const github = defineReporter({
	name: "github",
	about: "For GitHub Actions: annotations, and a summary of the job",
	opening: null,
	begin(): ReportWriter {
		const held: Readonly<Record<Severity, Annotation[]>> = { error: [], warning: [], info: [] };
		let page = "";
		return {
			file({ path, findings }) {
				for (const finding of inOrder(findings)) held[severityOf(finding)].push(annotation(path, finding));
				return "";
			},
			end(summary) {
				const worstFirst = [...held.error, ...held.warning, ...held.info];
				page = jobSummaryPage(
					headline(summary),
					worstFirst.map(({ row }) => row),
				);
				const lines = [...worstFirst.map(({ command }) => command), ...crowded(held), headline(summary)];
				return lines.map((line) => `${line}\n`).join("");
			},
			jobSummary: () => page,
		};
	},
});

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
	return { command: workflowCommand(commands[severity], properties, message), row: { severity, place, message, code } };
}

/** Where the place ends; GitHub drops columns of a place that spans lines. */
function extent(position: Position | null): Record<string, number | null> {
	if (position === null) return {};
	const { start, end } = position;
	if (start.line !== end.line) return { endLine: end.line };
	return { endLine: end.line, col: start.column, endColumn: end.column };
}

function crowded(held: Readonly<Record<Severity, readonly Annotation[]>>): string[] {
	const many = (["error", "warning", "info"] as const).filter((severity) => held[severity].length > shown);
	if (many.length === 0) return [];
	return [`GitHub shows ${shown} annotations of each kind; the job's summary lists all.`];
}
