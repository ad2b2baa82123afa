/** Many reports, varied and the same every time, for pages that have to hold them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compareBytes } from "../../src/files/paths.ts";
import { reportSchemaId } from "../../src/output/json.ts";
import { mulberry32 } from "../random.ts";
import { hash, line } from "./archived.ts";

/** What is known of one report. */
export interface MadeReport {
	/** Of its JSON; the page has the same name. */
	readonly path: string;
	readonly date: string;
	readonly goals: readonly number[];
	readonly type: string;
	readonly reporter: string;
	readonly words: readonly string[];
}

const types = ["Side event", "Briefing", "Panel discussion", "Working group", "Commission session"];
const syllables = "ba de ki lo mu ne pa ri so tu va wen zor fi gal hem jo".split(" ");

/** Makes reports; whatever `count` is, the first ones are the same. */
export function manyReports(count: number): MadeReport[] {
	return Array.from({ length: count }, (_, at) => madeReport(at));
}

function madeReport(at: number): MadeReport {
	const random = mulberry32(at + 1);
	const pick = (most: number): number => Math.floor(random() * most);
	const [year, month, day] = [2010 + pick(15), 1 + pick(12), 1 + pick(28)].map((part) => String(part).padStart(2, "0"));
	return {
		path: `${year}/${month}/report-${at}.json`,
		date: pick(20) === 0 ? "" : `${year}-${month}-${day}`,
		goals: [...new Set([1 + pick(17), 1 + pick(17)])].sort((a, b) => a - b),
		type: types[pick(types.length)] ?? "",
		reporter: `${name(pick(300))} ${name(pick(300))}`,
		words: Array.from({ length: 150 }, () => wordAt(Math.floor(3000 * random() ** 3))),
	};
}

/** A word for each number. */
function wordAt(number: number): string {
	const { length } = syllables;
	const rest = Math.floor(number / length);
	return (rest === 0 ? "q" : wordAt(rest - 1)) + (syllables[number % length] ?? "");
}

const name = (number: number): string => wordAt(number).replace(/^./, (letter) => letter.toUpperCase());

/** Writes reports into a folder as a conversion to HTML and JSON leaves them. */
export function writeReports(folder: string, reports: readonly MadeReport[]): void {
	const inOrder = [...reports].sort((one, other) => compareBytes(one.path, other.path));
	const lines = inOrder.map((report) => {
		const page = report.path.replace(/json$/, "html");
		const files = { [report.path]: json(report), [page]: `<!doctype html><title>${report.path}</title>` };
		mkdirSync(dirname(join(folder, page)), { recursive: true });
		for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
		const outputs = Object.entries(files).map(([path, text]) => ({ path, sha256: hash(text) }));
		return `${line(report.path.replace(/json$/, "txt"), "", outputs)}\n`;
	});
	writeFileSync(join(folder, "manifest.jsonl"), lines.join(""));
}

function json({ date, goals, type, reporter, words }: MadeReport): string {
	const speaker = { name: words.slice(0, 2).join(" ") };
	return JSON.stringify({
		$schema: reportSchemaId,
		version: 1,
		form: "un-meeting",
		title: `${type} of ${words[0]}${date === "" ? "" : `, ${date}`}`,
		fields: {
			date,
			title: null,
			organizer: words[1],
			staff: [],
			reporter: [{ name: reporter }],
			sdgs: goals,
			type,
			links: [],
			tags: [words[2]],
		},
		sections: {
			summary: {
				heading: "Summary",
				markdown: words.join(" "),
				statements: [{ speakers: [speaker], part: "speaker", markdown: "" }],
			},
		},
		unclassified: [],
		source: null,
	});
}
