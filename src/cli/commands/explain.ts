/** `explain FILE`: how each line was read, and why; `explain CODE`: why a finding is reported. */
import { usageOf } from "../../ast/share.ts";
import { processInput } from "../../batch/process-input.ts";
import { check, rules } from "../../check/index.ts";
import { formOfExamples, type Rule, type RuleExample } from "../../check/rule.ts";
import { type Code, codes, type Finding, optionalCodes, sentence } from "../../findings/finding.ts";
import { kinds } from "../../findings/kinds.ts";
import { parseReport } from "../../pipeline.ts";
import { findingLines } from "../../reporters/lines.ts";
import { coloured, plain } from "../../reporters/style.ts";
import { explainPeople, explainWords } from "../../statements/explain.ts";
import { explainLines } from "../../structure/explain.ts";
import { txt } from "../../structure/formats/txt.ts";
import { type ExplainedFile, explainedText } from "../explained.ts";
import { type BaseSettings, baseSettings, type RawOptions } from "../options.ts";
import { refusal, suggest, visible, wantsColour } from "../output.ts";
import { answerOne, type Item, type Job, readAhead } from "../pool/pool.ts";
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

async function explainOne({ input }: Item, { settings, form }: ResolvedConfig): Promise<Explained> {
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
