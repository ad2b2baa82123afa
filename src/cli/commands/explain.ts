/** `explain FILE`: how each line was read, and why; `explain CODE`: why a finding is reported. */
import { type Usage, usageOf } from "../../ast/share.ts";
import { processInput } from "../../batch/process-input.ts";
import { check, rules } from "../../check/index.ts";
import { formOfExamples, type Rule, type RuleExample } from "../../check/rule.ts";
import { type Code, codes, type Finding, optionalCodes, sentence } from "../../findings/finding.ts";
import { kinds } from "../../findings/kinds.ts";
import { parseReport } from "../../pipeline.ts";
import { type Source, whereIn } from "../../read/decode.ts";
import { coloured, plain, type Style } from "../../reporters/reporter.ts";
import { findingLines } from "../../reporters/terminal.ts";
import { type ExplainedPerson, type ExplainedWords, explainPeople, explainWords } from "../../statements/explain.ts";
import { type Explanation, explainLines } from "../../structure/explain.ts";
import { txt } from "../../structure/formats/txt.ts";
import { wrapped } from "../../templates/lines.ts";
import { splitLines } from "../../text/lines.ts";
import { type BaseSettings, baseSettings, type RawOptions } from "../options.ts";
import { refusal, suggest, visible, wantsColour } from "../output.ts";
import { answerOne, type Item, type Job, readAhead } from "../pool.ts";
import { prepare, type ResolvedConfig, resolveInThread, type Setup, setupOf } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `explain` and resolves to its exit code. */
export async function explain(arg: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = baseSettings(raw, world);
	if (!isCode(arg)) return explainFile(arg, settings, { world, color: raw.color });
	world.stdout.write(explainedCode(arg, settings.today));
	return 0;
}

async function explainFile(
	arg: string,
	settings: BaseSettings,
	{ world, color }: { readonly world: World; readonly color: boolean | undefined },
): Promise<ExitCode> {
	const prepared = await prepare([arg], settings, world);
	if (prepared === null) return 2;
	const { inputs, failed } = prepared.found;
	const [input] = inputs;
	if (input === undefined && /^[a-z][a-z-]*$/.test(arg)) throw refusal(neither(arg));
	if (input === undefined || inputs.length > 1) {
		const findings = failed.map(({ fault }) => fault);
		if (findings.length === 0) throw refusal(`\`${arg}\` means ${inputs.length} files. Name one.`);
		return tell(world, failed[0]?.shown ?? arg, findings);
	}
	const item = { input: await readAhead(input, prepared.settings, world) };
	const setup = setupOf("explain", prepared, world);
	const explained = await answerOne(item, { job: explainJob, setup, needs: prepared }, world);
	if ("finding" in explained) return tell(world, input.shown, [explained.finding]);
	if ("isTree" in explained)
		throw refusal(`\`${arg}\` is a syntax tree, which has no lines of notes. Name the notes or another report.`);
	const { stdout } = world;
	const style = wantsColour(world.env, stdout, color) ? await coloured() : plain;
	stdout.write(explainedText(explained, { style, columns: stdout.isTTY ? (stdout.columns ?? 80) : null }));
	return 0;
}

function tell(world: World, shown: string, findings: readonly Finding[]): ExitCode {
	world.stderr.write(findingLines(shown, findings, plain));
	return 2;
}

/** The answer to a word that is neither a code nor a file in this folder. */
function neither(word: string): string {
	return `\`${word}\` is neither a code nor a file. \`rapporteur list\` shows all codes.${suggest(word, codes)}`;
}

/** The explanation of a file; a fault if it was not read, and nothing for formats without lines. */
type Explained = ExplainedFile | { readonly isTree: true } | { readonly finding: Finding };

/** The explanation of an input. */
export const explainJob: Job<Setup, ResolvedConfig, Item, Explained> = {
	begin: resolveInThread,
	work: explainOne,
	lost: (_item, finding) => ({ finding }),
};

async function explainOne({ input }: Item, { settings, form, whyForm }: ResolvedConfig): Promise<Explained> {
	const processed = await processInput(input, { settings, form, severities: () => [] });
	if ("code" in processed) return { finding: processed };
	const { outcome, judging } = processed;
	const { source, report } = outcome;
	const { form: own } = judging;
	if (judging.format.places !== undefined) return { isTree: true };
	return {
		source,
		lines: explainLines(report, source.text, own),
		words: explainWords(report, own),
		people: explainPeople(report, own),
		usage: usageOf(report),
		form: `${own.name}: ${whyForm(judging.format.formName?.(source.text) ?? null, input)}`,
	};
}

/** Whether an argument is a code; a file with such a name is given as `./no-files`. */
export function isCode(text: string): text is Code {
	return Object.hasOwn(kinds, text);
}

/** The explanation of a code. */
export function explainedCode(code: Code, today: string): string {
	const rule = rules.find((each) => each.code === code);
	const off = optionalCodes.includes(code) ? ", off by default" : "";
	const head = `${code} (${kinds[code].severity}${off})\n\n${kinds[code].description}.\n${kinds[code].reason}\n`;
	if (rule === undefined) return head;
	return [head, ...rule.examples.map((example) => explainedExample(example, rule, today))].join("\n");
}

function explainedExample([name, notes]: RuleExample, rule: Rule, today: string): string {
	const form = formOfExamples(rule);
	const report = parseReport(notes, { format: txt, form });
	const findings = check(report, { form, text: notes, today, asked: new Set([rule.code]) }).filter(
		({ code }) => code === rule.code,
	);
	const told = findings.map((finding) => {
		const { line = 0, column = 0 } = finding.position?.start ?? {};
		return `  > ${line}:${column} ${sentence(finding)}\n`;
	});
	const lines = notes.trimEnd().split("\n");
	const quoted = lines.map((line) => `  ${visible(line)}`.trimEnd()).join("\n");
	return `${findings.length === 0 ? "Good" : "Bad"}: ${name}\n${quoted}\n${told.join("")}`;
}

/** Everything that `explain` prints about a file. */
export interface ExplainedFile {
	readonly source: Source;
	readonly lines: readonly Explanation[];
	/** Who said the words of each line. */
	readonly words: readonly ExplainedWords[];
	readonly people: readonly ExplainedPerson[];
	readonly usage: readonly Usage[];
	/** The name of the form, and why it is that one. */
	readonly form: string;
}

/** How it is printed: colours, and the width for wrapping, or null. */
export interface Looks {
	readonly style: Style;
	readonly columns: number | null;
}

/** The whole explanation. */
export function explainedText(file: ExplainedFile, looks: Looks): string {
	if (file.source.text === "") return "no lines\n";
	const people = file.people.map((person) => shownPerson(file.source, person, looks));
	const usage = file.usage.length === 0 ? [] : [shownUsage(file.usage, looks)];
	const form = `${looks.style.strong("Form")} ${visible(file.form)}\n`;
	return [shownLines(file, looks), ...people, ...usage, form].join("\n");
}

/** Each line as written, with its number or its place in a document, and below it how it was read. */
function shownLines({ source: { text, document }, lines, words }: ExplainedFile, looks: Looks): string {
	const source = splitLines(text);
	const names = lines.map(({ line, kind }, index) => {
		if (document === undefined) return String(line);
		return kind === "blank" ? "" : whereIn(document, source[index]?.start ?? 0);
	});
	const width = names.reduce((most, { length }) => Math.max(most, length), 0);
	const { style } = looks;
	const indent = " ".repeat(width + 2);
	const said = byLine(words);
	const entries = lines.map(({ line, kind, why, more }, index) => {
		const { start = 0, end = 0 } = source[index] ?? {};
		const name = names[index]?.padStart(width) ?? "";
		const written = block(text.slice(start, end), { first: `${style.faint(name)}  `, indent }, looks);
		if (kind === "blank") return written;
		const below = { first: `${indent}> `, indent: `${indent}  ` };
		const painted = (reasons: readonly string[], paint: Style["faint"]): string[] =>
			reasons.map((reason) => block(reason, below, { ...looks, paint }));
		const reasons = painted([`${kind}: ${why}`, ...more], kind.startsWith("un") ? style.warning : style.faint);
		const owners = painted(wordsOn(said.get(line) ?? []), style.info);
		return [written, ...reasons, ...owners].join("");
	});
	return entries.join("");
}

/** The explanation of each line, for the preview. */
export function reasonsByLine({
	lines,
	words,
}: Pick<ExplainedFile, "lines" | "words">): readonly (readonly string[])[] {
	const said = byLine(words);
	return lines.map(({ line, kind, why, more }) =>
		kind === "blank" ? [] : [`${kind}: ${why}`, ...more, ...wordsOn(said.get(line) ?? [])],
	);
}

function byLine(words: readonly ExplainedWords[]): ReadonlyMap<number, readonly ExplainedWords[]> {
	const said = new Map<number, ExplainedWords[]>();
	for (const each of words) said.set(each.line, [...(said.get(each.line) ?? []), each]);
	return said;
}

/** The speakers of a line; their words are only quoted if there are several. */
function wordsOn(words: readonly ExplainedWords[]): string[] {
	return words.map(({ name, chance, words: opening }) => {
		const which = words.length === 1 ? "" : `, from "${opening}" on`;
		return `${name === null ? "nobody's words" : `words of ${name}`}${which}, confidence ${chance.toFixed(2)}`;
	});
}

/** A text in lines of the terminal's width, each painted. */
function block(
	text: string,
	{ first, indent }: { readonly first: string; readonly indent: string },
	{ columns, paint = (words) => words }: Looks & { readonly paint?: Style["faint"] },
): string {
	const shown = visible(text);
	const lines = columns === null ? [shown] : wrapped(shown, Math.max(20, columns - indent.length)).split("\n");
	return lines.map((line, at) => `${((at === 0 ? first : indent) + paint(line)).trimEnd()}\n`).join("");
}

/** Somebody who is named, whether they spoke, and the evidence for and against it. */
function shownPerson({ text, document }: Source, person: ExplainedPerson, { style }: Looks): string {
	const { line, honorific, role, speaks, confidence, reasons, registered } = person;
	const name = honorific === null ? person.name : `${honorific} ${person.name}`;
	const start = splitLines(text)[line - 1]?.start ?? 0;
	const place = document === undefined ? `line ${line}` : whereIn(document, start);
	const who = visible(role === null ? name : `${name}, ${role}`);
	const verdict = speaks ? "speaks" : "is named, does not speak";
	const known =
		registered === null
			? ""
			: `  in the register of people as ${visible(registered)}${reasons.length === 0 ? ", where `speaks` is set, so the notes do not decide" : ""}\n`;
	const weights = reasons.map(
		({ weight, what }) => `  ${weight > 0 ? "+" : "-"}${Math.abs(weight).toFixed(1)}  ${what}\n`,
	);
	return `${style.strong(who)} (${place}): ${verdict}, confidence ${(speaks ? confidence : 1 - confidence).toFixed(2)}\n${known}${weights.join("")}`;
}

const places: Readonly<Record<Usage["place"], string>> = {
	fields: "field",
	sections: "section",
	ignored: "including skipped lines and comments",
	unclassified: "in no field or section",
};

/** The share of characters in each part. */
function shownUsage(usage: readonly Usage[], { style }: Looks): string {
	const all = usage.reduce((sum, { characters }) => sum + characters, 0);
	const width = usage.reduce((most, { key }) => Math.max(most, key.length), 0);
	const lines = usage.map(({ key, place, characters }) => {
		const percent = ((100 * characters) / all).toFixed(1).padStart(5);
		const line = `  ${key.padEnd(width)}  ${percent} %  ${places[place]}`;
		return `${place === "unclassified" ? style.warning(line) : line}\n`;
	});
	return `${style.strong("Where the characters went")}\n${lines.join("")}`;
}
