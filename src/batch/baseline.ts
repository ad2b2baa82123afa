/** Known findings: a file of what was found before, so that only what is new is told. */
import { dirname, relative, resolve, sep } from "node:path";
import { type Fault, isFault } from "../findings/faults.ts";
import { type Finding, placeText } from "../findings/finding.ts";
import { type BrokenFile, brokenFile } from "../forms/faults.ts";
import { type Input, standardInputName } from "../read/inputs.ts";
import { kindOf } from "../read/load.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import { locator } from "../text/place.ts";
import { writeOutput } from "../write/write.ts";
import { type Baseline, entrySpans, keyOf, printBaseline, readBaseline } from "./baseline-file.ts";
import type { BaselineEntry } from "./baseline-schema.ts";

/** Which file, and whether it is to be made anew. */
export interface BaselineChoice {
	/** Absolute. */
	readonly path: string;
	readonly update: boolean;
}

/** The known findings of one run. */
export interface KnownFindings {
	/** What of an input's findings is new; of codes that are `off` the baseline is not judged. */
	sift(found: FileFindings, input: Input, off: ReadonlySet<string>): FileFindings;
	/** How many findings were sifted out. */
	count(): number;
	/** The entries of files seen that are found no more; null where there are none, or they are dropped anyway. */
	stale(): FileFindings | null;
	/** Writes the file anew where that was asked for: what was found now, and all entries of files not seen. */
	save(): Promise<Fault | null>;
}

/** Opens a baseline; a broken one stops the run. */
export function openBaseline({ path, update }: BaselineChoice, cwd: string): KnownFindings | BrokenFile {
	const shown = slashed(relative(cwd, path));
	const baseline = readBaseline(path, update);
	if ("faults" in baseline) return brokenFile("broken-baseline", shown, baseline.faults);
	const known = new Set(baseline.entries.map(keyOf));
	const now = new Map<string, BaselineEntry>();
	/** By path, the codes that were not judged in that file. */
	const seen = new Map<string, ReadonlySet<string>>();
	let count = 0;
	const isThere = remembered(
		(name: string) => name === standardInputName || kindOf(resolve(dirname(path), name)) !== null,
	);
	const isGone = (entry: BaselineEntry): boolean => {
		const off = seen.get(entry.path);
		return off === undefined ? !isThere(entry.path) : !off.has(entry.code) && !now.has(keyOf(entry));
	};
	return {
		sift(found, input, off) {
			if (found.text === null) return found;
			const name = nameOf(input, dirname(path), cwd);
			seen.set(name, off);
			const entries = entriesOf(found, name);
			for (const entry of entries.values()) now.set(keyOf(entry), entry);
			const isNew = (finding: Finding): boolean => {
				const entry = entries.get(finding);
				return entry === undefined || !(update || known.has(keyOf(entry)));
			};
			const findings = found.findings.filter(isNew);
			count += found.findings.length - findings.length;
			return { ...found, findings };
		},
		count: () => count,
		stale: () => (update ? null : staleFindings(baseline, isGone, shown)),
		async save() {
			// A run that read nothing knows nothing.
			if (!update || seen.size === 0) return null;
			const kept = baseline.entries.filter((entry) => !isGone(entry));
			const text = printBaseline([...kept, ...now.values()]);
			return text === baseline.text
				? null
				: writeOutput({ path, content: text }, { clobber: true, makeFolders: false, within: null, drafts: null });
		},
	};
}

/** The entry that each finding has or would have; faults have none, since nothing makes them known. */
function entriesOf({ text, findings }: FileFindings, path: string): Map<Finding, BaselineEntry> {
	const counts = new Map<string, number>();
	const inOrder = [...findings].sort((one, other) => offsetOf(one) - offsetOf(other));
	const entries = new Map<Finding, BaselineEntry>();
	for (const finding of inOrder) {
		if (isFault(finding)) continue;
		const words = placeText(finding, text) || subjectOf(finding);
		const same = JSON.stringify([finding.code, words]);
		const ordinal = (counts.get(same) ?? 0) + 1;
		counts.set(same, ordinal);
		entries.set(finding, { path, code: finding.code, text: words, ordinal });
	}
	return entries;
}

/** What a finding without words at its place is about. */
function subjectOf(finding: Finding): string {
	if ("what" in finding) return finding.what;
	if ("character" in finding) return finding.character;
	return "encoding" in finding ? finding.encoding : "";
}

/** Asks once for each name. */
function remembered(ask: (name: string) => boolean): (name: string) => boolean {
	const answers = new Map<string, boolean>();
	return (name) => {
		const answer = answers.get(name) ?? ask(name);
		answers.set(name, answer);
		return answer;
	};
}

const offsetOf = ({ position }: Finding): number => position?.start.offset ?? -1;

/** From the baseline's folder, so that the working folder does not matter. */
function nameOf({ file, path }: Input, folder: string, cwd: string): string {
	const absolute = file ?? (path === null ? null : resolve(cwd, path));
	return absolute === null ? standardInputName : slashed(relative(folder, absolute));
}

function staleFindings(
	{ entries, text }: Baseline,
	isGone: (entry: BaselineEntry) => boolean,
	shown: string,
): FileFindings | null {
	const gone = [...entries.entries()].filter(([, entry]) => isGone(entry));
	if (gone.length === 0) return null;
	const spans = entrySpans(text);
	const { position } = locator(text);
	const findings = gone.map(([index, { path, code, text: words }]): Finding => {
		const { start = 0, end = 0 } = spans[index] ?? {};
		const entry = [`${path}:`, code, words].filter((part) => part !== "").join(" ");
		return { code: "stale-baseline", position: position(start, end), entry };
	});
	return { path: shown, text, findings };
}

const slashed = (path: string): string => path.split(sep).join("/");
