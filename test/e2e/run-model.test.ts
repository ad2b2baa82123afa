/** Whatever people and runs do to an archive, no report is lost in silence: histories drawn at random, `RUN_MODEL=5000` for more. */
import fc from "fast-check";
import { test } from "vitest";
import { createModel, type Step } from "./run-model.ts";
import { histories } from "./run-steps.ts";

async function live(history: readonly Step[]): Promise<void> {
	const model = createModel();
	try {
		for (const each of history) await model.take(each);
	} catch (error) {
		if (process.env["RUN_MODEL_SAYS"] !== undefined) console.log(model.said.join("\n"));
		throw error;
	} finally {
		model.clear();
	}
}

test("after any history, each report is that of its note, and nothing is lost in silence", async () => {
	const property = fc.asyncProperty(histories, live);
	const seed = process.env["RUN_MODEL_SEED"];
	await fc.assert(property, {
		numRuns: Number(process.env["RUN_MODEL"] ?? 60),
		...(seed === undefined ? {} : { seed: Number(seed) }),
	});
}, 3_600_000);
