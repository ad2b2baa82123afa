/** What the output folder of a run keeps of it; where output goes elsewhere, nothing is kept. */
import { basename, join } from "node:path";
import type { Ledger } from "../batch/ledger/ledger.ts";
import type { Making } from "../batch/ledger/run.ts";
import type { Task } from "../batch/plan.ts";
import { templateId } from "../batch/renderers.ts";
import { applySeverities } from "../batch/severities.ts";
import type { Fault } from "../findings/faults.ts";
import { kindOf } from "../read/load.ts";
import { clearStrays, closeDrafts, openDrafts } from "../write/drafts.ts";
import { writeFault } from "../write/write.ts";
import { version } from "./output.ts";
import type { Plan } from "./plan.ts";
import type { World } from "./world.ts";

/** What a run asks, and tells, its output folder. */
export interface Keeping extends Ledger {
	/** Where outputs wait until they are whole. */
	readonly drafts: string | null;
}

const nothing: Keeping = {
	notes: [],
	drafts: null,
	unchanged: () => null,
	isUnchangedOutput: () => true,
	listsOutput: () => true,
	record: () => null,
	finish: () => ({ swept: [], fault: null }),
};

/** Opens what a run's output folder keeps, or tells why it can't be had. */
export async function openKeeping(plan: Plan, tasks: Iterable<Task>, world: World): Promise<Keeping | Fault> {
	if ("file" in plan.destination) {
		const { file } = plan.destination;
		if (file !== null) clearStrays(file, world.now().getTime());
		return nothing;
	}
	const { folder } = plan.destination;
	const { shard, force, prune, strict, maxUnclassified } = plan.settings;
	const { severities, found } = plan.prepared;
	const { openLedger } = await import("../batch/ledger/open.ts");
	const ledger = openLedger(
		{ folder, shard, holder: world.holder() },
		{
			command: { cwd: world.cwd, args: plan.settings.args },
			making: makingOf(plan),
			tasks,
			own: plan.part.inputs,
			all: found.inputs,
			folders: found.folders,
			isElsewhere: plan.part.isElsewhere,
			settle: (findings, input) => applySeverities(findings, [severities(input)]),
			// Nobody passes a test by what lies in the folder already.
			force: force || strict || maxUnclassified < 100,
			prune,
		},
	);
	if ("code" in ledger) return ledger;
	const mark = shard === null ? "" : `.${shard.index}-of-${shard.total}`;
	return withDrafts(ledger, join(folder, ".rapporteur", `drafts${mark}`));
}

function withDrafts(ledger: Ledger, drafts: string): Keeping | Fault {
	try {
		openDrafts(drafts);
	} catch (error) {
		ledger.finish(false);
		const failed = writeFault(error);
		// What a killed run left there, or somebody else.
		return kindOf(drafts) === "folder"
			? { ...failed, expected: `no folder \`.rapporteur/${basename(drafts)}\`, so remove it` }
			: failed;
	}
	return {
		...ledger,
		drafts,
		finish(complete) {
			closeDrafts(drafts);
			return ledger.finish(complete);
		},
	};
}

function makingOf({ settings, renderers, prepared }: Plan): Making {
	const { encoding, from, today, maxSize, maxDepth } = settings;
	return {
		version,
		options: { encoding, from, maxDepth },
		today,
		maxSize,
		form: prepared.form,
		templates: new Map(renderers.map((renderer) => [templateId(renderer), renderer.fingerprint ?? ""])),
	};
}
