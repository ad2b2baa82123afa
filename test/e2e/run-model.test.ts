/** Whatever people and runs do to an archive, no report is lost in silence. `RUN_MODEL=5000` lives more histories, `RUN_MODEL_SEED=7` those of a seed. */
import fc from "fast-check";
import { describe, test } from "vitest";
import { createModel, type Step } from "./run-model.ts";
import { histories } from "./run-steps.ts";

async function live(history: readonly Step[]): Promise<void> {
	const model = createModel();
	try {
		for (const each of history) await model.take(each);
	} catch (error) {
		throw new Error(`${error instanceof Error ? error.message : error}\n\n${model.said.join("\n")}`);
	} finally {
		model.clear();
	}
}

describe("each report is that of its note, and nothing is lost in silence", () => {
	test.each<readonly [string, readonly Step[]]>([
		[
			"where a copy of a note in another folder was converted, and changed later",
			[
				["write", "one/a.txt"],
				["convert", "one", "out"],
				["copy", "one/a.txt", "two/a.txt"],
				["convert", "two", "out"],
				["write", "two/a.txt"],
				["convert", "two", "out"],
			],
		],
		[
			"where a note became a link to another one",
			[
				["write", "one/a.txt"],
				["convert", "one", "out"],
				["write", "two/a.txt"],
				["alias", "one/a.txt", "two/a.txt"],
				["convert", "two", "out"],
			],
		],
		[
			"where `.rapporteur/` was lost before a note",
			[
				["write", "one/a.txt"],
				["write", "one/b.txt"],
				["convert", "one", "out"],
				["forget", "out"],
				["remove", "one/a.txt"],
				["write", "one/a.html"],
				["convert", "one", "out"],
			],
		],
		[
			"where a note failed of which the manifest alone knew",
			[
				["write", "one/a.txt"],
				["convert", "one", "out"],
				["forget", "out"],
				["convert", "one", "out", "--max-size", "10"],
				["convert", "one", "out", "-t", "json"],
				["write", "two/a.html"],
				["convert", "two", "out"],
			],
		],
		[
			"where a shard has run over another folder before",
			[
				["write", "one/a.txt"],
				["convert", "one", "out", "-t", "html"],
				["convert", ".", "out", "--shard", "2/2"],
				["shards", "one", "out"],
				["convert", "one", "out"],
			],
		],
		[
			"where one of two reports is pruned, and the other was edited",
			[
				["write", "one/a.txt"],
				["convert", ".", "out", "-t", "markdown,html"],
				["hand", "out", 1],
				["convert", "one", "out", "-t", "markdown,html", "--prune"],
			],
		],
		[
			"where `.rapporteur/` was lost, and standard input had a name of one of the notes",
			[
				["write", "one/b.txt"],
				["convert", "one", "out"],
				["pipe", "a.txt", "out"],
				["write", "one/a.txt"],
				["forget", "out"],
				["convert", "one", "out"],
			],
		],
		[
			"where `.rapporteur/` was lost of two folders",
			[
				["write", "one/a.txt"],
				["write", "two/b.txt"],
				["convert", "one", "out"],
				["convert", "two", "out"],
				["forget", "out"],
				["write", "two/a.txt"],
				["convert", "two", "out"],
				["convert", "two", "out"],
			],
		],
		[
			"where `.rapporteur/` was lost after a note failed",
			[
				["write", "two/a.txt"],
				["write", "one/a.md"],
				["convert", "one", "out"],
				["convert", "one", "out", "--max-size", "10"],
				["forget", "out"],
				["convert", "two", "out"],
				["convert", "two", "out"],
			],
		],
		[
			"where `.rapporteur/` was lost after a report was left over",
			[
				["write", "one/a.txt"],
				["convert", "one", "out"],
				["hand", "out", 0],
				["edit", "one/a.txt"],
				["convert", "one", "out", "-t", "html"],
				["forget", "out"],
				["write", "two/a.md"],
				["convert", "two", "out"],
			],
		],
		[
			"where a left-over report is all that a renamed note has left",
			[
				["write", "one/a.txt"],
				["convert", "one", "out"],
				["edit", "one/a.txt"],
				["convert", "one", "out", "-t", "html"],
				["move", "one/a.txt", "one/a.md"],
				["convert", "one", "out", "-t", "html"],
			],
		],
		[
			"where another note has taken a report by force, and a left-over one stays",
			[
				["write", "one/a.txt"],
				["convert", "one", "out"],
				["edit", "one/a.txt"],
				["convert", "one", "out", "-t", "html"],
				["write", "two/a.md"],
				["convert", "two", "out", "-t", "html", "--force"],
			],
		],
		[
			"where a note that failed, and one of another folder, hold the same",
			[
				["write", "one/a.txt"],
				["write", "one/b.txt"],
				["ruin", "two/a.txt"],
				["write", "two/c.txt"],
				["convert", "one", "out"],
				["ruin", "one/a.txt"],
				["convert", "one", "out"],
				["remove", "one/a.txt"],
				["convert", "two", "out"],
				["write", "two/a.txt"],
				["convert", "two", "out"],
			],
		],
	])("%s", (_, history) => live(history));

	test("after any history", { timeout: 3_600_000 }, () =>
		fc.assert(fc.asyncProperty(histories, live), {
			numRuns: Number(process.env["RUN_MODEL"] ?? 60),
			seed: Number(process.env["RUN_MODEL_SEED"] ?? Date.now() | 0),
			// Whole minutes would go by while one history of many steps is made shorter.
			interruptAfterTimeLimit: 3_000_000,
		}),
	);
});
