/** The report of a converted input, read from the output that holds most of it. */
import { join } from "node:path";
import type { FormChoice } from "../batch/forms.ts";
import { chooseFormat } from "../batch/input-formats.ts";
import { whyOutside } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { reportJson } from "../output/json.ts";
import { malformed, understand } from "../process.ts";
import { fingerprint } from "../read/decode.ts";
import { loadFile } from "../read/load.ts";
import type { ListedOutput } from "../read/manifest.ts";
import { greatestDepth } from "../text/depth.ts";
import { type Entry, entryOf, type LooseReport, looseReport } from "./entry.ts";
import type { ManifestEntry } from "./manifest.ts";

/** Where reports are read. */
export interface ReportContext {
	/** The archive, absolute. */
	readonly folder: string;
	readonly form: FormChoice;
	/** Bytes. */
	readonly maxSize: number;
}

/** What was found: the report, or why there is none; and the outputs that are not what the manifest says. */
export interface Reading {
	readonly found: Entry | Fault;
	/** Of the file that it was read from; "" where there is none. */
	readonly sha256: string;
	readonly changed: readonly ChangedOutput[];
}

/** An output that is not what was written. */
export interface ChangedOutput {
	readonly path: string;
	readonly how: "changed" | "missing";
}

/** Reads the report of an entry. */
export async function readReport(entry: ManifestEntry, { folder, form, maxSize }: ReportContext): Promise<Reading> {
	const changed: ChangedOutput[] = [];
	for (const output of candidates(entry)) {
		const path = join(folder, output.path);
		const loaded = whyOutside(folder, path) === null ? loadFile(path, maxSize) : null;
		if (loaded === null || "fault" in loaded) {
			changed.push({ path: output.path, how: "missing" });
			continue;
		}
		const sha256 = fingerprint(loaded.bytes);
		if (sha256 !== output.sha256) changed.push({ path: output.path, how: "changed" });
		const report = await reportIn(Buffer.from(loaded.bytes).toString("utf8"), output, form);
		if (report === null) continue;
		if ("code" in report) return { found: report, sha256, changed };
		const own = form(report.form, null);
		return { found: "code" in own ? own : entryOf(entry, report, own), sha256, changed };
	}
	return { found: nothing, sha256: "", changed };
}

const nothing = fault(
	"unreadable-file",
	"None of its outputs holds the report",
	"one in JSON: convert with `-t json` as well",
);

/** The JSON has all and is read at once; Markdown and the tree are understood again. */
function candidates({ outputs }: ManifestEntry): ListedOutput[] {
	const rank = ({ path }: ListedOutput): number =>
		/\.ast\.json$/i.test(path) ? 2 : /\.json$/i.test(path) ? 0 : /\.md$/i.test(path) ? 1 : 3;
	return outputs.filter((output) => rank(output) < 3).sort((a, b) => rank(a) - rank(b));
}

/** The report in the text of an output; null if it holds none. */
async function reportIn(text: string, { path }: ListedOutput, choose: FormChoice): Promise<LooseReport | Fault | null> {
	const report = looseReport(parsed(text));
	if (report !== null) return report;
	const format = await chooseFormat({ from: null, path, text });
	const own = malformed(text, format) === null ? (format.formName?.(text) ?? null) : null;
	if (own === null) return null;
	const form = choose(own, null);
	if ("code" in form) return form;
	return looseReport(reportJson(understand(text, { format, form, maxDepth: greatestDepth }), { form, source: null }));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
