/** npm run train: learns `forms/weights/LIST.weights` from `fixtures/notes`, of all lists of words or of those named. The same notes give the same bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shippedWordLists } from "../../src/forms/shipped.ts";
import { writeModel } from "../../src/people/model.ts";
import { lessonsOf } from "./lessons.ts";
import { train } from "./train.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const named = process.argv.slice(2);

mkdirSync(join(root, "forms", "weights"), { recursive: true });
for (const list of named.length > 0 ? named : shippedWordLists) {
	const start = performance.now();
	const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
	const { own, lessons } = lessonsOf(list);
	const bytes = writeModel(train(lessons, (stage) => console.log(`${list}, ${stage}: ${seconds()}`)));
	writeFileSync(join(root, "forms", "weights", `${list}.weights`), bytes);
	console.log(`${list}: ${own.length} notes, ${(bytes.length / 1024).toFixed(0)} KB, ${seconds()}`);
}
