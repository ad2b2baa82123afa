/** The report of a converted input, read from the output that holds most of it. */
import { join } from "node:path";
import type { FormChoice } from "../batch/forms.ts";
import { readOwn } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { readFailure, saysGone } from "../findings/system-failure.ts";
import { loadFormat } from "../input-formats.ts";
import { reportJson } from "../output/json.ts";
import { chooseParsing, parseReport } from "../pipeline.ts";
import { fingerprint } from "../read/decode.ts";
import type { ListedOutput } from "../read/manifest.ts";
import { greatestDepth } from "../text/depth.ts";
import { type Entry, entryOf, looseReport } from "./entry.ts";
import type { ManifestEntry } from "./manifest.ts";

/** Where reports are read. */
export interface ReportContext {
	/** The archive, absolute. */
	readonly folder: string;
	readonly form: FormChoice;
	/** Bytes. */
	readonly maxSize: number;
	/** Told of every output that is not what was written, and of every report that can't be read. */
	readonly tell: (path: string, what: "changed" | "missing" | Fault) => void;
}

/** Reads the report of an input, and the fingerprint of the file that holds it; null where it can't be read. */
export async function readReport(
	listed: ManifestEntry,
	{ folder, form: choose, maxSize, tell }: ReportContext,
): Promise<{ readonly entry: Entry; readonly sha256: string } | null> {
	for (const output of candidates(listed)) {
		const path = join(folder, output.path);
		let bytes: Uint8Array;
		try {
			bytes = readOwn(path, folder, maxSize);
		} catch (error) {
			const why = fault("unreadable-file", `Unreadable file: ${readFailure(error)}`);
			tell(output.path, saysGone(error) ? "missing" : why);
			continue;
		}
		const sha256 = fingerprint(bytes);
		if (sha256 !== output.sha256) tell(output.path, "changed");
		const found = await reportIn(Buffer.from(bytes).toString("utf8"), output, choose);
		if (found === null) continue;
		if (!("code" in found)) return { entry: entryOf(listed, found.report, found.form), sha256 };
		tell(listed.path, found);
		return null;
	}
	tell(listed.path, nothing);
	return null;
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

/** The report in the text of an output, and its form; null if it holds none. */
async function reportIn(text: string, { path }: ListedOutput, choose: FormChoice) {
	const json = looseReport(parsed(text));
	if (json !== null) {
		const form = choose(json.form, null);
		return "code" in form ? form : { report: json, form };
	}
	const parsing = chooseParsing(text, await loadFormat({ from: null, path, text }), {
		form: (own) => (own === null ? nothing : choose(own, null)),
		maxDepth: greatestDepth,
	});
	if ("code" in parsing) return parsing.code === "broken-form" ? parsing : null;
	const { form } = parsing;
	const report = looseReport(reportJson(parseReport(text, parsing), { form, source: null }));
	return report === null ? null : { report, form };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
