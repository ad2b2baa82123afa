/**
 * `node dist/tools/notes.mjs COUNT FOLDER [--seed N] [--answers FILE]` writes notes whose contents are known;
 * `node dist/tools/notes.mjs judge ANSWERS OUTPUTS` compares what `convert -t json` made of them with the answers.
 */
import { parseArgs } from "node:util";
import { judge } from "./judge.ts";
import { writeNotes } from "./write.ts";

const { values, positionals } = parseArgs({
	options: { seed: { type: "string", default: "1" }, answers: { type: "string" } },
	allowPositionals: true,
});
const [what = "", first, second] = positionals;

if (what === "judge" && first !== undefined && second !== undefined) {
	const { misses, ...counts } = judge(first, second);
	process.stdout.write([...misses, JSON.stringify(counts), ""].join("\n"));
	if (misses.length > 0) process.exitCode = 1;
} else if (/^\d+$/.test(what) && /^\d+$/.test(values.seed) && first !== undefined) {
	writeNotes({ count: Number(what), seed: Number(values.seed) }, first, values.answers ?? null);
} else {
	process.stderr.write("notes: expected COUNT FOLDER [--seed N] [--answers FILE], or judge ANSWERS OUTPUTS\n");
	process.exitCode = 2;
}
