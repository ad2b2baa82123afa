// Builds dist/: the forms compiled, the program bundled with its code cache, the library with its types. `npm ci` runs it too.
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { generateArchivePage } from "./build/archive-page.js";
import { fillCodeCache } from "./build/code-cache.js";
import { generateForms } from "./build/forms.js";
import { bundleLibrary } from "./build/library.js";
import { writeLicenses } from "./build/licenses.js";
import { generatePreview } from "./build/preview.js";
import { bundleProgram } from "./build/program.js";
import { bundleTools } from "./build/tools.js";
import { emitTypes } from "./build/types.js";

const root = dirname(fileURLToPath(import.meta.url));

rmSync(new URL("dist", import.meta.url), { recursive: true, force: true });
const [pageInputs] = await Promise.all([generateArchivePage(root), generateForms(root), generatePreview(root)]);
const [inputs] = await Promise.all([bundleProgram(root), bundleLibrary(root), bundleTools(root)]);
fillCodeCache(root);
writeLicenses(root, [...inputs, ...pageInputs]);
emitTypes(root);
