/** The recipes for more than one machine: whatever deals the work out, the merged archive is that of a single run. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Figure, faultless, skipped } from "./figures.ts";
import { environment, has, recipe, shell } from "./shell.ts";
import { type Cluster, startSlurm } from "./slurm.ts";
import { differences, treeOf } from "./tree.ts";
import { outputOf, type Undisturbed } from "./work.ts";

/** Every recipe of docs/scale.md, on this machine. */
export async function recipes(undisturbed: Undisturbed): Promise<Figure[]> {
	const own = [await slurmArray(undisturbed), await gnuParallel(undisturbed)];
	return [...own, await indexedJob(undisturbed), await githubMatrix(undisturbed), await gitlabMatrix(undisturbed)];
}

/** A real job array of four tasks. */
async function slurmArray(undisturbed: Undisturbed): Promise<Figure> {
	if (!has("slurmctld")) return skipped("Slurm array", "slurm-wlm is not installed");
	if (process.getuid?.() !== 0) return skipped("Slurm array", "its daemons write to /run, as only the superuser may");
	const folder = outputOf(undisturbed.work, "slurm");
	let cluster: Cluster | null = null;
	try {
		cluster = await startSlurm(folder);
		writeFileSync(join(undisturbed.work.folder, "convert.slurm"), recipe("convert.slurm"));
		return await after(undisturbed, "Slurm array of four tasks", [recipe("submit.sh"), cluster.env]);
	} finally {
		await cluster?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Many files a process. */
async function gnuParallel(undisturbed: Undisturbed): Promise<Figure> {
	if (!has("parallel")) return skipped("GNU parallel", "parallel is not installed");
	return after(undisturbed, "GNU parallel, many files a process", [recipe("parallel.sh"), {}]);
}

interface Job {
	readonly spec: {
		readonly completions: number;
		readonly template: { readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] } };
	};
}

/** The container's command, with what Kubernetes tells each pod. */
function indexedJob(undisturbed: Undisturbed): Promise<Figure> {
	const { spec } = parse(recipe("job.yaml")) as Job;
	const command = spec.template.spec.containers[0]?.args[0] ?? "";
	const pods = Array.from(
		{ length: spec.completions },
		(_, index) => `export JOB_COMPLETION_INDEX=${index}; ${command}`,
	);
	return after(undisturbed, "Kubernetes Indexed Job, its command", [
		[...pods, "rapporteur merge archive/"].join(" &&\n"),
		{},
	]);
}

interface Workflow {
	readonly jobs: Readonly<Record<"convert" | "merge", { readonly steps: readonly { readonly run?: string }[] }>>;
}

/** The steps of both jobs, with the matrix filled in. */
function githubMatrix(undisturbed: Undisturbed): Promise<Figure> {
	const { jobs } = parse(recipe("reports.yml")) as Workflow;
	const [convert, merge] = [jobs.convert, jobs.merge].map(({ steps }) =>
		steps.flatMap(({ run }) => run ?? []).join("\n"),
	);
	const shards = [1, 2, 3, 4].map((shard) => convert?.replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(shard)) ?? "");
	return after(undisturbed, "GitHub matrix, its steps", [withoutNpx([...shards, merge ?? ""]), {}]);
}

interface Pipeline {
	readonly convert: { readonly parallel: number; readonly script: readonly string[] };
	readonly merge: { readonly script: readonly string[] };
}

/** The scripts of both jobs, with what GitLab tells them. */
function gitlabMatrix(undisturbed: Undisturbed): Promise<Figure> {
	const { convert, merge } = parse(recipe(".gitlab-ci.yml")) as Pipeline;
	const nodes = Array.from({ length: convert.parallel }, (_, at) => {
		const variables = `export CI_NODE_INDEX=${at + 1} CI_NODE_TOTAL=${convert.parallel}`;
		return `(${variables}; ${convert.script.join(" && ")})`;
	});
	return after(undisturbed, "GitLab matrix, its scripts", [withoutNpx([...nodes, ...merge.script]), {}]);
}

const withoutNpx = (lines: readonly string[]): string => lines.join(" &&\n").replaceAll("npx rapporteur", "rapporteur");

type Script = readonly [text: string, env: Readonly<Record<string, string>>];

/** Runs a script where it finds `notes/`, and compares the `archive/` that it leaves with the single run. */
async function after({ work, tree }: Undisturbed, what: string, [script, env]: Script): Promise<Figure> {
	const { code, text } = await shell(script, work.folder, environment(work.folder, env));
	const archive = outputOf(work, "archive");
	const faults = [
		...(code === 0 ? [] : [`exit code ${code}: ${text.slice(-300)}`]),
		...(code === 0 ? differences(tree, treeOf(archive)) : []),
	];
	for (const left of ["archive", "shard-1", "shard-2", "shard-3", "shard-4"])
		rmSync(outputOf(work, left), { recursive: true, force: true });
	return faultless(what, faults, "the same archive as a single run");
}
