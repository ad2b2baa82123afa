/** `people`: proposes a register of people from a folder of notes. */
import { basename, resolve } from "node:path";
import type { Report } from "../../ast/nodes.ts";
import { processInput } from "../../batch/process-input.ts";
import { howToCheck, proposePeople, type SeenNote, type SeenPerson } from "../../batch/propose-people.ts";
import { peopleName } from "../../config/configs.ts";
import { hasMeaning } from "../../files/paths.ts";
import { type Finding, sentence } from "../../findings/finding.ts";
import type { Form } from "../../forms/form.ts";
import { statusOf } from "../../read/load.ts";
import { explainPeople } from "../../statements/explain.ts";
import { meetingDate } from "../../statements/noted.ts";
import { writeOutput } from "../../write/write.ts";
import { baseSettings, meaningOfItsOwn, outputName, type RawOptions } from "../options.ts";
import { messageLine, notWritten, refusal, tellAll, tellLeftOut } from "../output.ts";
import { answerAll, type Item, type Job } from "../pool.ts";
import { prepare, type ResolvedConfig, resolveInThread, type Setup, setupOf } from "../prepare.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `people` and resolves to its exit code. */
export async function people(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	const settings = { ...baseSettings(raw, world), makesPeople: true };
	const output = raw.output === "-" ? null : outputName(raw);
	const name = basename(output ?? peopleName).toLowerCase();
	if (name !== peopleName && hasMeaning(name)) throw refusal(meaningOfItsOwn(output ?? "", "-o"));
	const prepared = await prepare(args, settings, world);
	if (prepared === null) return null;
	const { found } = prepared;
	tellLeftOut(found, world);
	let code: ExitCode = 0;
	for (const { shown, fault } of found.failed) code = tellAll([`${shown}: ${sentence(fault)}`], world);
	const items = Array.from(found.inputs, (input) => ({ input }));
	const setup = setupOf("people", prepared, world);
	const workload = { job: peopleJob, setup, needs: prepared, total: items.length };
	const notes: SeenNote[] = [];
	for await (const { item, answer } of answerAll(items, workload, { world })) {
		if ("finding" in answer) code = tellAll([`${item.input.shown}: ${sentence(answer.finding)}`], world);
		else notes.push(answer);
	}
	// Nothing was read, so nobody is proposed.
	if (notes.length === 0 && code !== 0) return code;
	const text = proposePeople(notes);
	const why = (await import("../../forms/people-file.ts")).whyNoRegister(text);
	if (why !== null)
		throw refusal(
			`${why} A register can't be that large. Run the command for a few folders at a time, and keep a register in each folder.`,
		);
	if (output === null) world.stdout.write(text);
	else await write(output, text, world);
	return code;
}

async function write(output: string, content: string, world: World): Promise<void> {
	const path = resolve(world.cwd, output);
	const status = statusOf(path);
	const isEmpty = status?.isFile === true && status.size === 0;
	const how = { clobber: isEmpty, makeFolders: false, within: null, drafts: null };
	const failed = await writeOutput({ path, content }, how);
	if (failed !== null) throw notWritten(output, failed);
	world.stderr.write(messageLine(`Check ${output}: ${howToCheck}`));
}

type Seen = SeenNote | { readonly finding: Finding };

/** The search for the people of an input. */
export const peopleJob: Job<Setup, ResolvedConfig, Item, Seen> = {
	begin: resolveInThread,
	work: peopleOf,
	lost: (_item, finding) => ({ finding }),
};

async function peopleOf({ input }: Item, { settings, form }: ResolvedConfig): Promise<Seen> {
	const processed = await processInput(input, { settings, form, severities: () => [] });
	if ("code" in processed) return { finding: processed };
	const { report } = processed.outcome;
	const { form: own } = processed.judging;
	return { date: meetingDate(report, own), people: [...inFields(report, own), ...inSections(report, own)] };
}

/** People in a register already are not proposed. */
function* inFields({ children }: Report, { fields, people }: Form): Generator<SeenPerson> {
	const known = new Set(fields.filter(({ type }) => type === "people").map(({ name }) => name));
	for (const child of children) {
		if (child.type !== "field" || !known.has(child.name ?? "")) continue;
		for (const { value } of child.items) {
			if (value === null || typeof value !== "object" || !("name" in value) || value.group === true) continue;
			const { name, honorific = null, role = null } = value;
			if (!people?.find(name)) yield { name, honorific, role, inField: true, speaks: false };
		}
	}
}

function inSections(report: Report, form: Form): SeenPerson[] {
	return explainPeople(report, form).flatMap(({ name, honorific, role, speaks, registered }) =>
		registered === null ? [{ name, honorific, role, inField: false, speaks }] : [],
	);
}
