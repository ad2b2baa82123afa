/** `node dist/tools/notes.mjs COUNT FOLDER [--seed N] [--answers FILE]`: writes notes whose contents are known. */
import { parseArgs } from "node:util";
import { writeNotes } from "./write.ts";

const { values, positionals } = parseArgs({
	options: { seed: { type: "string", default: "1" }, answers: { type: "string" } },
	allowPositionals: true,
});
const [count, folder] = positionals;

if (folder === undefined || !/^\d+$/.test(count ?? "") || !/^\d+$/.test(values.seed)) {
	process.stderr.write("notes: expected COUNT FOLDER [--seed N] [--answers FILE]\n");
	process.exitCode = 2;
} else {
	writeNotes({ count: Number(count), seed: Number(values.seed) }, folder, values.answers ?? null);
}
