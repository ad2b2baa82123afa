/** `explain FILE`: what each line was taken for, and why; `explain CODE`: why a finding is told. */
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { isReadOnce, loadedOnce } from "../../batch/load-once.ts";
import { mayTakeLong } from "../../batch/slow.ts";
import { codes, type Finding } from "../../findings/finding.ts";
import { brokenLines } from "../../forms/faults.ts";
import type { Input } from "../../read/inputs.ts";
import { type Source, whereIn } from "../../read/source.ts";
import { findingLines } from "../../reporters/lines.ts";
import { plain } from "../../reporters/style.ts";
import type { ExplainedPerson } from "../../statements/explain.ts";
import type { Explanation } from "../../structure/explain.ts";
import { splitLines } from "../../text/lines.ts";
import { type Explained, type ExplainSetup, explainer, lostExplanation } from "../explain-work.ts";
import { formAt } from "../form-at.ts";
import { checkOptions } from "../options/check.ts";
import { type BaseSettings, normalizeBase } from "../options/normalize.ts";
import type { RawOptions } from "../options/raw.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { refuse, refuseAll } from "../refuse.ts";
import { suggest } from "../suggest.ts";
import { visible } from "../visible.ts";
import { doOne } from "../workforce.ts";
import type { ExitCode, World } from "../world.ts";
import { explainedCode, isCode } from "./explain-code.ts";

/** Runs `explain` and resolves to its exit code. */
export async function explain(arg: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const wrong = checkOptions(raw, { inputFormats: inputFormatEntries.map(({ name }) => name) });
	if (wrong !== null) return refuse(world, wrong);
	const settings = normalizeBase(raw, world);
	if (!isCode(arg)) return explainFile(arg, settings, world);
	const form = await formAt(null, settings, world.cwd);
	if (!("labels" in form)) return refuseAll(world, form);
	world.stdout.write(explainedCode(arg, settings.today));
	return 0;
}

async function explainFile(arg: string, settings: BaseSettings, world: World): Promise<ExitCode> {
	const prepared = await prepare([arg], settings, world);
	if (prepared === null || "broken" in prepared) return refuseAll(world, brokenLines(prepared?.broken ?? []));
	const { inputs, failed } = prepared.found;
	const [input] = inputs;
	if (input === undefined && /^[a-z][a-z-]*$/.test(arg)) return refuse(world, neither(arg));
	if (input === undefined || inputs.length > 1) {
		const findings = failed.map(({ fault }) => fault);
		if (findings.length === 0) return refuse(world, `\`${arg}\` means ${inputs.length} files, expected one`);
		return tell(world, failed[0]?.shown ?? arg, findings);
	}
	const explained = await explainInput(input, { prepared, settings }, world);
	if ("finding" in explained) return tell(world, input.shown, [explained.finding]);
	const { source, lines, people } = explained;
	if (lines === null) {
		return refuse(world, `\`${arg}\` is a tree, which has no lines of its own, expected the notes or another report`);
	}
	world.stdout.write(shownLines(source, lines) + people.map((person) => shownPerson(source, person)).join(""));
	return 0;
}

interface Asked {
	readonly prepared: Prepared;
	readonly settings: BaseSettings;
}

async function explainInput(input: Input, { prepared, settings }: Asked, world: World): Promise<Explained> {
	const { signal } = new AbortController();
	const readStdin = (limit: number): Promise<Uint8Array> => world.stdin.read(limit);
	const whole = isReadOnce(input) ? await loadedOnce(input, { ...settings, signal }, readStdin) : input;
	const setup: ExplainSetup = { kind: "explain", cwd: world.cwd, settings, configs: prepared.configs };
	const work = explainer(setup, prepared, world);
	return doOne(
		whole,
		{ setup, work, lost: lostExplanation, mayBeSlow: mayTakeLong(whole, settings.from), settings },
		world,
	);
}

function tell(world: World, shown: string, findings: readonly Finding[]): ExitCode {
	world.stderr.write(findingLines(shown, findings, plain));
	return 2;
}

/** To a word that is no code, and no file in this folder. */
function neither(word: string): string {
	return `\`${word}\` is neither a code nor a file, expected one of those that \`rapporteur list\` shows${suggest(word, codes)}`;
}

/** Each line as it is, with its number, or the part of a document that it is, and below it what it was taken for. */
function shownLines({ text, document }: Source, lines: readonly Explanation[]): string {
	if (text === "") return "no lines\n";
	const source = splitLines(text);
	const names = lines.map(({ line, kind }, index) => {
		if (document === undefined) return String(line);
		return kind === "blank" ? "" : whereIn(document, source[index]?.start ?? 0);
	});
	const width = names.reduce((most, { length }) => Math.max(most, length), 0);
	const entries = lines.map(({ kind, why }, index) => {
		const { start = 0, end = 0 } = source[index] ?? {};
		const name = names[index]?.padStart(width) ?? "";
		const written = `${name}  ${visible(text.slice(start, end))}`.trimEnd();
		return kind === "blank" ? `${written}\n` : `${written}\n${" ".repeat(width)}  > ${kind}: ${visible(why)}\n`;
	});
	return entries.join("");
}

/** Somebody who is named, whether she spoke, and what spoke for and against it. */
function shownPerson({ text, document }: Source, person: ExplainedPerson): string {
	const { line, name, role, speaks, confidence, reasons } = person;
	const start = splitLines(text)[line - 1]?.start ?? 0;
	const place = document === undefined ? `line ${line}` : whereIn(document, start);
	const who = visible(role === null ? name : `${name}, ${role}`);
	const verdict = speaks ? "speaks" : "is named, does not speak";
	const weights = reasons.map(
		({ weight, what }) => `  ${weight > 0 ? "+" : "-"}${Math.abs(weight).toFixed(1)}  ${what}\n`,
	);
	return `\n${who} (${place}): ${verdict}, confidence ${confidence.toFixed(2)}\n${weights.join("")}`;
}
