/** The recipes of docs/scale.md for more than one machine: whatever deals the work out, the merged archive is that of a single run. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { environment, has, recipe, shell } from "./shell.ts";
import { startSlurm } from "./slurm.ts";
import { differences, treeOf } from "./tree.ts";
import { makeWork, type Work } from "./work.ts";

let work: Work;

beforeAll(async () => {
	work = await makeWork(300);
	expect(work.run).toMatchObject({ code: 0 });
}, 3_600_000);

afterAll(() => rmSync(work.folder, { recursive: true, force: true }));

/** Runs a script where it finds `notes/`, and compares the `archive/` that it leaves with the single run. */
async function givesTheSame(script: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
	const { code, text } = await shell(script, work.folder, environment(work.folder, env));
	expect(code, text.slice(-300)).toBe(0);
	expect(differences(work.tree, treeOf(join(work.folder, "archive")))).toEqual([]);
	for (const left of ["archive", "shard-1", "shard-2", "shard-3", "shard-4"])
		rmSync(join(work.folder, left), { recursive: true, force: true });
}

/** The lines as one script, for the built program in place of the one that `npm ci` installs. */
const joined = (lines: readonly string[]): string =>
	lines.join(" &&\n").replaceAll("npm ci", "true").replaceAll("npx rapporteur", "rapporteur");
const four = [1, 2, 3, 4];

interface Steps {
	readonly steps: readonly { readonly run?: string }[];
}

describe.skipIf(process.platform === "win32")("a recipe", { timeout: 600_000 }, () => {
	// Its daemons write to /run, as only the superuser may.
	test.skipIf(!has("slurmctld") || process.getuid?.() !== 0)("for a Slurm array of four tasks", async () => {
		const cluster = await startSlurm(join(work.folder, "slurm"));
		try {
			writeFileSync(join(work.folder, "convert.slurm"), recipe("convert.slurm"));
			await givesTheSame(recipe("submit.sh"), cluster.env);
		} finally {
			await cluster.stop();
		}
	});

	test.skipIf(!has("parallel"))("for GNU parallel", () => givesTheSame(recipe("parallel.sh")));

	test("for a Kubernetes Indexed Job: its command, with what each pod is told", async () => {
		const { completions, template } = parse(recipe("job.yaml")).spec;
		const [command] = template.spec.containers[0].args;
		const pods = Array.from({ length: completions }, (_, index) => `export JOB_COMPLETION_INDEX=${index}; ${command}`);
		await givesTheSame(joined([...pods, "rapporteur merge archive/"]));
	});

	test("for a GitHub matrix: the steps of both jobs, with the matrix filled in", async () => {
		const jobs: { convert: Steps; merge: Steps } = parse(recipe("reports.yml")).jobs;
		const textOf = ({ steps }: Steps): string => steps.flatMap(({ run }) => run ?? []).join("\n");
		const shards = four.map((shard) => textOf(jobs.convert).replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(shard)));
		await givesTheSame(joined([...shards, textOf(jobs.merge)]));
	});

	test("for a GitLab matrix: the scripts of both jobs, with what GitLab tells them", async () => {
		const { convert, merge } = parse(recipe(".gitlab-ci.yml"));
		expect(convert.parallel).toBe(four.length);
		const nodes = four.map((node) => `(export CI_NODE_INDEX=${node} CI_NODE_TOTAL=4; ${convert.script.join(" && ")})`);
		await givesTheSame(joined([...nodes, ...merge.script]));
	});
});
