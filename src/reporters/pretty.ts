/** For people: under each file its findings, each with the line that it stands in. */
import { type Finding, firstOf, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import { frame } from "./frame.ts";
import type { FileFindings, Reporter, Style, Summary } from "./reporter.ts";
import { headline, headlineOpening, placeOf, plural, visible, visibleLines, visiblePath } from "./terminal.ts";

/** The findings as a person wants to read them, the next step included. */
export const pretty: Reporter = {
	name: "pretty",
	about: "For people: each finding with the line that it is on",
	isForPeople: true,
	opening: new RegExp(String.raw`${headlineOpening.source}|^(?:.+\n)? {2}(?:\S.* {2})?(?:error|warning|info) {2}\S`),
	begin(style) {
		const next = nextSteps();
		return {
			file(file) {
				if (file.findings.length === 0) return "";
				next.see(file);
				return fileReport(file, style);
			},
			end: (summary) =>
				[style.strong(headline(summary)), ...settled(summary), ...next.lines(summary)]
					.map((line) => `${line}\n`)
					.join(""),
		};
	},
};

function fileReport({ path, text, findings }: FileFindings, style: Style): string {
	const sorted = sortFindings(findings);
	const blocks = sorted.map((finding, index) => {
		const head = headOf(finding, style);
		// What is missing at one place is listed together, and the place is shown once.
		if (text === null || samePlace(finding, sorted[index + 1])) return head;
		return [head, ...frames(finding, text, style), ""].join("\n");
	});
	const heading = path === null ? [] : [style.strong(visiblePath(path))];
	return `${[...heading, ...blocks].join("\n").trimEnd()}\n\n`;
}

function headOf(finding: Finding, style: Style): string {
	const severity = severityOf(finding);
	const words = visibleLines(sentence(finding)).join("\n    ");
	const parts = [placeOf(null, finding), style[severity](severity), words, style.faint(finding.code)];
	return `  ${parts.filter((part) => part !== "").join("  ")}`;
}

function samePlace({ position }: Finding, next: Finding | undefined): boolean {
	if (position === null || next === undefined || next.position === null || firstOf(next) !== null) return false;
	return position.start.offset === next.position.start.offset && position.end.offset === next.position.end.offset;
}

function frames(finding: Finding, text: string, style: Style): string[] {
	const { position } = finding;
	if (position === null || position.start.offset === undefined) return [];
	const numbered = finding.where === undefined;
	const first = firstOf(finding);
	const cause =
		first === null
			? []
			: frame(text, { position: first, numbered, sign: "-", paint: style.faint, note: "first defined here" }, style);
	const paint = style[severityOf(finding)];
	return [...cause, ...frame(text, { position, numbered, sign: "^", paint, note: "" }, style)];
}

/** What is no longer listed, and why. */
function settled({ repaired, known }: Summary): string[] {
	return [
		...(repaired === 0 ? [] : [`${plural(repaired, "problem")} fixed`]),
		...(known === 0 ? [] : [`${plural(known, "finding")} in the baseline, not listed`]),
	];
}

/** Remembers what the last lines can name: the only file with findings, and the first of the worst findings. */
function nextSteps() {
	const paths = new Set<string>();
	let worst: Finding | null = null;
	let unrepaired = false;
	return {
		see({ path, findings }: FileFindings): void {
			if (paths.size < 2) paths.add(path ?? "");
			for (const finding of sortFindings(findings)) {
				if (finding.where !== undefined && finding.unfixable) unrepaired = true;
				if (worst === null || rank(finding) > rank(worst)) worst = finding;
			}
		},
		lines({ fixable }: Summary): string[] {
			const [path = ""] = paths;
			const isOne = paths.size === 1 && visible(path) === path;
			const how = isOne ? `rapporteur check --fix ${quoted(path)}` : "the same command with --fix";
			const byProgram = fixable === 0 ? [] : [`${plural(fixable, "problem")} can be fixed automatically: ${how}`];
			const byHand = unrepaired ? ["Documents can't be fixed here. Change them in the program that made them."] : [];
			const repair = [...byProgram, ...byHand];
			return worst === null ? repair : [...repair, `Details: rapporteur explain ${worst.code}`];
		},
	};
}

const ranks = { error: 2, warning: 1, info: 0 };
const rank = (finding: Finding): number => ranks[severityOf(finding)];

/** A name as a shell takes it. */
function quoted(path: string): string {
	const name = path.startsWith("-") ? `./${path}` : path;
	return /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
