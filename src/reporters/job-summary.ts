import { squash } from "../text/squash.ts";
/** Markdown for the summary page of a GitHub job: counts, and a table of all findings as far as there is room. */

/** One row of the table. */
export interface SummaryRow {
	readonly severity: string;
	readonly place: string;
	readonly message: string;
	readonly code: string;
}

// GitHub takes 1 MiB of a step and drops the whole of a longer one; a step may hold other summaries too.
const limit = 900_000;

/** The page; `headline` says what the run came to. */
export function jobSummaryPage(headline: string, rows: readonly SummaryRow[]): string {
	const head = `## Rapporteur\n\n${markdownText(headline)}\n`;
	if (rows.length === 0) return head;
	const lines = ["", "| | Place | Finding | Code |", "| --- | --- | --- | --- |"];
	let size = head.length + 300;
	for (const [index, row] of rows.entries()) {
		const line = tableRow(row);
		size += Buffer.byteLength(line) + 1;
		if (size > limit) return `${head}${lines.join("\n")}\n\n${left(rows.length - index)}\n`;
		lines.push(line);
	}
	return `${head}${lines.join("\n")}\n`;
}

const left = (count: number): string =>
	`There is no room for ${count} more: \`rapporteur check --reporter json\` lists all.`;

function tableRow({ severity, place, message, code }: SummaryRow): string {
	return `| ${[severity, place, message, code].map(markdownText).join(" | ")} |`;
}

/** Words that Markdown gives no meaning to: as references they stay words, in a table too. */
function markdownText(text: string): string {
	return squash(text).replace(/[&<>"'|`*_~[\](){}\\!@#:$^=+]/g, (character) => `&#${character.charCodeAt(0)};`);
}
