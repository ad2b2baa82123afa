/** The report of a converted input, read from the output that holds most of it. */
import { join } from "node:path";
import type { FormChoice } from "../batch/forms.ts";
import { chooseFormat } from "../batch/input-formats.ts";
import { whyOutside } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/faults.ts";
import type { Form } from "../forms/form.ts";
import { reportJson, reportSchemaId } from "../output/json.ts";
import { malformed, understand } from "../process.ts";
import { fingerprint } from "../read/decode.ts";
import { loadFile } from "../read/load.ts";
import type { ListedOutput } from "../read/manifest.ts";
import { greatestDepth } from "../text/depth.ts";
import type { ManifestEntry } from "./manifest.ts";

/** Where reports are read. */
export interface ReportContext {
	/** The archive, absolute. */
	readonly folder: string;
	readonly form: FormChoice;
	/** Bytes. */
	readonly maxSize: number;
}

/** A report with its form, and the fingerprint of the file it was read from. */
export interface ArchivedReport {
	readonly report: LooseReport;
	readonly form: Form;
	readonly sha256: string;
}

/** What was found: the report, or why there is none; and the outputs that are not what the manifest says. */
export interface Reading {
	readonly found: ArchivedReport | Fault;
	readonly changed: readonly ChangedOutput[];
}

/** An output that is not what was written. */
export interface ChangedOutput {
	readonly path: string;
	readonly how: "changed" | "missing";
}

/** Reads the report of an entry. */
export async function readReport(entry: ManifestEntry, context: ReportContext): Promise<Reading> {
	const changed: ChangedOutput[] = [];
	for (const output of candidates(entry)) {
		const path = join(context.folder, output.path);
		const loaded = whyOutside(context.folder, path) === null ? loadFile(path, context.maxSize) : null;
		if (loaded === null || "fault" in loaded) {
			changed.push({ path: output.path, how: "missing" });
			continue;
		}
		const sha256 = fingerprint(loaded.bytes);
		if (sha256 !== output.sha256) changed.push({ path: output.path, how: "changed" });
		const text = Buffer.from(loaded.bytes).toString("utf8");
		const taken = await takeReport(text, output, context.form);
		if (taken === null) continue;
		return { found: "code" in taken ? taken : { ...taken, sha256 }, changed };
	}
	return { found: nothing, changed };
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

type Taken = Omit<ArchivedReport, "sha256"> | Fault | null;

async function takeReport(text: string, { path }: ListedOutput, choose: FormChoice): Promise<Taken> {
	const report = reportIn(text);
	if (report !== null) {
		const form = choose(report.form, null);
		return "code" in form ? form : { report, form };
	}
	const format = await chooseFormat({ from: null, path, text });
	const own = malformed(text, format) === null ? (format.formName?.(text) ?? null) : null;
	if (own === null) return null;
	const form = choose(own, null);
	if ("code" in form) return form;
	const again = looseReport(
		reportJson(understand(text, { format, form, maxDepth: greatestDepth }), { form, source: null }),
	);
	return again === null ? null : { report: again, form };
}

/** What the archive takes from a report JSON; fields and sections are looked at one by one. */
export interface LooseReport {
	readonly form: string;
	readonly title: string;
	readonly fields: ReadonlyMap<string, unknown>;
	readonly sections: readonly LooseSection[];
	readonly unclassified: readonly string[];
}

/** A section as its words, and those who speak in it. */
export interface LooseSection {
	readonly text: string;
	readonly speakers: readonly unknown[];
}

/** Reads a report from the text of a file; null if it is not a report. */
function reportIn(text: string): LooseReport | null {
	return looseReport(parsed(text));
}

/**
 * Reads a report from what may be report JSON; null if it is not. Somebody may have changed it since it was written: only
 * what has the right shape is taken.
 */
function looseReport(data: unknown): LooseReport | null {
	if (!isObject(data) || data["$schema"] !== reportSchemaId || !isObject(data["fields"])) return null;
	const { form, title, fields, sections, unclassified } = data;
	if (typeof form !== "string" || typeof title !== "string") return null;
	return {
		form,
		title,
		fields: new Map(Object.entries(fields)),
		sections: isObject(sections) ? Object.values(sections).flat().filter(isObject).map(looseSection) : [],
		unclassified: objectsIn(unclassified).flatMap(({ label, markdown }) => [label, markdown].filter(isText)),
	};
}

function looseSection({ heading, markdown, statements }: Data): LooseSection {
	return {
		text: [heading, markdown].filter(isText).join("\n"),
		speakers: objectsIn(statements).flatMap(({ speakers }) => (Array.isArray(speakers) ? speakers : [])),
	};
}

type Data = Readonly<Record<string, unknown>>;

/** Whether something has keys. */
export const isObject = (value: unknown): value is Data =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";

const objectsIn = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isObject) : []);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
