/** npm run train: learns `forms/weights/LIST.weights` from `fixtures/notes`. The same notes give the same bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shippedForm } from "../../src/forms/shipped.ts";
import { writeModel } from "../../src/people/model.ts";
import { readExamples, rewriteExamples } from "./notes.ts";
import { train } from "./train.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const form = shippedForm("un-meeting");
if (form === null) throw new Error("The default form is missing.");

const start = performance.now();
const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
const notes = join(root, "fixtures", "notes");
const examples = readExamples(notes, form);
const model = train([...examples, ...rewriteExamples(notes, form)], form.words.lexicon, (stage) =>
	console.log(`${stage}: ${seconds()}`),
);
const bytes = writeModel(model);
mkdirSync(join(root, "forms", "weights"), { recursive: true });
writeFileSync(join(root, "forms", "weights", `${form.words.list}.weights`), bytes);
console.log(`${examples.length} notes, ${(bytes.length / 1024).toFixed(0)} KB, ${seconds()}`);
