/** Compares a folder of converted notes with the answers: reports in JSON, and findings as the manifest counts them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "./answers.ts";
import { type Agreement, compareNote, noAgreement, type ReportJson } from "./compare.ts";
import { jsonLines } from "./json-lines.ts";

interface ManifestLine {
	readonly path: string;
	readonly findings: { readonly codes: Readonly<Record<string, number>> };
}

/** How far the outputs of a folder agree with a file of answers. */
export function judge(answersFile: string, outputs: string): Agreement {
	const codes = new Map(
		jsonLines<ManifestLine>(join(outputs, "manifest.jsonl")).map(({ path, findings }) => [
			path,
			Object.keys(findings.codes),
		]),
	);
	const total = noAgreement();
	for (const answers of jsonLines<Answers>(answersFile)) {
		const report = readFileSync(join(outputs, answers.path.replace(/\.txt$/, ".json")), "utf8");
		compareNote(total, answers, JSON.parse(report) as ReportJson, codes.get(answers.path) ?? ["not in the manifest"]);
	}
	return total;
}
