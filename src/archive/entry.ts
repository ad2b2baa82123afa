/** One report of the archive, as every catalogue of it is made of. */

import type { Form } from "../forms/form.ts";
import type { ListedOutput } from "../read/manifest.ts";
import type { ManifestEntry } from "./manifest.ts";
import type { ArchivedReport } from "./read-report.ts";
import type { LooseReport } from "./report-json.ts";
import { dateOf, type FieldValues, fieldValues, speakersOf } from "./values.ts";

/** A report with what is asked of it most. */
export interface Entry {
	/** Of the notes, as the manifest has it. */
	readonly path: string;
	readonly title: string;
	/** EDTF; "" where there is none. */
	readonly date: string;
	readonly form: Form;
	readonly report: LooseReport;
	readonly values: readonly FieldValues[];
	readonly speakers: readonly string[];
	/** Where people can read it: its pages, or what comes next to one; the first is the main one. */
	readonly pages: readonly string[];
	readonly outputs: readonly ListedOutput[];
}

/** Puts together what the manifest and the report say. */
export function entryOf(listed: ManifestEntry, { report, form }: ArchivedReport): Entry {
	const values = fieldValues(report, form);
	return {
		path: listed.path,
		title: report.title,
		date: dateOf(values),
		form,
		report,
		values,
		speakers: speakersOf(report),
		pages: pagesOf(listed),
		outputs: listed.outputs,
	};
}

/** All HTML, the plainest name first; without any the Markdown, else the JSON. */
function pagesOf({ outputs }: ManifestEntry): string[] {
	const kinds = ["html", "md", "json"].map((extension) =>
		outputs.map(({ path }) => path).filter((path) => path.toLowerCase().endsWith(`.${extension}`)),
	);
	const [best = []] = kinds.filter((paths) => paths.length > 0);
	return [...best].sort((a, b) => a.length - b.length);
}
