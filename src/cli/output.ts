/** What every command says to a person, and how: messages, refusals, suggestions, colours. */
import type { InputStatus } from "../batch/result.ts";
import { type Fault, type Finding, fault, isFault, type Severity, sentence, severityOf } from "../findings/finding.ts";
import { type BrokenFile, brokenLines, brokenRun } from "../forms/faults.ts";
import type { Found } from "../read/inputs.ts";
import { countsInWords, grouped, plural, visiblePath } from "../reporters/terminal.ts";
import { edits } from "../text/edits.ts";
import type { ExitCode, StandardOutput, World } from "./world.ts";

/** Set by the build; the sources themselves have no version. */
declare const RAPPORTEUR_VERSION: string | undefined;

/** What `--version` prints. */
export const version: string = typeof RAPPORTEUR_VERSION === "undefined" ? "0.0.0-source" : RAPPORTEUR_VERSION;

/** The text with a visible sign for every control character. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === "\t" ? found : "\uFFFD"));
}

/** A message on one line, without control characters or commands to GitHub Actions. */
export const messageLine = (text: string): string => `${visiblePath(text.trimEnd())}\n`;

/** Thrown to refuse a command because of its arguments or of files that it needs. */
export class Refusal extends Error {
	readonly broken: readonly BrokenFile[];

	constructor(broken: readonly BrokenFile[]) {
		super(brokenLines(broken).join("; "));
		this.broken = broken;
	}
}

/** A refusal for which no file is to blame; the message is in whole sentences. */
export const refusal = (message: string): Refusal => new Refusal([brokenRun(fault("broken-config", message))]);

/** The refusal of a command that never replaces an existing file. */
export const notWritten = (name: string, failed: Fault, hint = "Choose another name."): Refusal =>
	refusal(`${name}: ${sentence(failed).replace("Leave out `--no-clobber` to replace it.", hint)}`);

/** Throws if any file is broken. */
export function refuseBroken(broken: readonly BrokenFile[]): void {
	if (broken.length > 0) throw new Refusal(broken);
}

/** Says why a command was refused, `FILE:LINE:COLUMN: message` on each line; any other error is thrown again. */
export function tellRefusal(error: unknown, world: World): ExitCode {
	if (!(error instanceof Refusal)) throw error;
	return tellAll(brokenLines(error.broken), world);
}

/** Prints why a command failed, one reason a line. */
export function tellAll(lines: readonly string[], { stderr }: World): ExitCode {
	for (const line of lines) stderr.write(messageLine(line));
	return 2;
}

// More edits are another word, however long it is.
const mostEdits = 3;

/** ` Did you mean …?` where one of the known names is near, else "". */
export function suggest(word: string, known: readonly string[]): string {
	const near = known
		.map((name) => ({ name, distance: edits(word.toLowerCase(), name.toLowerCase(), mostEdits) }))
		.filter(({ name, distance }) => distance <= Math.min(mostEdits, Math.max(1, Math.floor(name.length / 3))))
		.sort((left, right) => left.distance - right.distance)[0];
	const begun = known.find((name) => word.length > 1 && name.startsWith(word.toLowerCase()));
	const best = near?.name ?? begun;
	return best === undefined ? "" : ` Did you mean \`${best}\`?`;
}

/** Names in backticks, separated by commas. */
export const quotedList = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** Whether to use colours: by option, else by environment, else only on a terminal. */
export function wantsColour(env: World["env"], stream: StandardOutput, color: boolean | undefined): boolean {
	if (color !== undefined) return color;
	if (isSet(env["NO_COLOR"])) return false;
	const forced = env["FORCE_COLOR"];
	return isSet(forced) ? forced !== "0" && forced !== "false" : stream.isTTY;
}

/** Whether an environment variable is set and not empty. */
export const isSet = (value: string | undefined): value is string => value !== undefined && value !== "";

/** Whether the reader of the output has gone. */
export const isReaderGone = ({ stdout, stderr }: Pick<World, "stdout" | "stderr">): boolean =>
	stdout.closed || stderr.closed;

/** Gives streams a chance to notice that their reader has gone. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Counts the notes that the config or the output folder leaves out, `--quiet` or not. */
export function tellLeftOut({ leftOut }: Found, { stderr }: Pick<World, "stderr">): void {
	if (leftOut.size === 0) return;
	const counts = new Map<string, number>();
	for (const reason of leftOut.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const parts = [...counts].map(([reason, count]) => `${count} ${reason}`);
	stderr.write(messageLine(`${plural(leftOut.size, "file")} left out: ${parts.join(", ")}`));
}

/** The outcome of an input. */
export type Outcome = InputStatus | "unchanged";

/** How many of each list are named. */
const most = 3;

/** How many of the files that no format reads are named. */
const mostNames = 20;

/** Begins to count. */
export function openSummary() {
	const outcomes: Record<Outcome, number> = { converted: 0, unchanged: 0, cut: 0, failed: 0 };
	const codes = new Map<string, number>();
	const severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
	const skipped = new Map<string, string[]>();
	let speakers = 0;
	return {
		/** Counts a file that is done, and its speakers. */
		add(outcome: Outcome, findings: readonly Finding[], speaking: number): void {
			outcomes[outcome]++;
			if (outcome === "converted") speakers += speaking;
			for (const finding of findings) {
				codes.set(finding.code, (codes.get(finding.code) ?? 0) + 1);
				if (!isFault(finding)) severities[severityOf(finding)]++;
			}
		},
		/** Counts a file that no format reads. */
		skip(shown: string, reason: string): void {
			const others = skipped.get(reason);
			if (others === undefined) skipped.set(reason, [shown]);
			else others.push(shown);
		},
		/** The outcomes of the files, and the findings in them. */
		lines(): readonly string[] {
			const counts = countsInWords(severities);
			const all = outcomesIn({ ...outcomes, skipped: [...skipped.values()].flat().length }, speakers);
			return [all, ...(counts === "" ? [] : [`${counts} in the notes`]), ...mostFrequent(codes)];
		},
		/** Counts and names what was skipped, a line for each reason. */
		skipped: (): readonly string[] => [...skipped].map(([reason, names]) => skippedLine(reason, names)),
	};
}

/** `4 files: 2 converted (9 speakers), 1 unchanged`: files that no format reads are not counted as files. */
function outcomesIn(counts: Readonly<Record<Outcome | "skipped", number>>, speakers: number): string {
	const { converted, unchanged, cut, failed } = counts;
	const files = plural(converted + unchanged + cut + failed, "file");
	const kinds = (["converted", "unchanged", "cut", "failed", "skipped"] as const).filter((each) => counts[each] > 0);
	// Speakers of unchanged notes are not known.
	const of = (each: string): string =>
		each === "converted" && speakers > 0 ? ` (${plural(speakers, "speaker")})` : "";
	const outcomes = kinds
		.map((each) => `${grouped(counts[each])} ${each === "cut" ? "simplified" : each}${of(each)}`)
		.join(", ");
	return `${files}: ${outcomes || "nothing to do"}`;
}

/** With few findings, this line would say nothing new. */
function mostFrequent(codes: ReadonlyMap<string, number>): string[] {
	const sorted = [...codes].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));
	const all = sorted.reduce((sum, [, count]) => sum + count, 0);
	if (all < 10) return [];
	return [
		`Most frequent: ${sorted
			.slice(0, most)
			.map(([code, count]) => `${code} (${grouped(count)})`)
			.join(", ")}`,
	];
}

function skippedLine(reason: string, names: readonly string[]): string {
	const more = names.length > mostNames ? `, and ${grouped(names.length - mostNames)} more` : "";
	return `${grouped(names.length)} skipped: ${reason} (${names.slice(0, mostNames).map(visiblePath).join(", ")}${more})`;
}
