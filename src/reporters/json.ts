/** For programs: every file with its findings, as `schemas/findings.schema.json` says. */
import { expectedOf, type Finding, linesOf, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import type { FindingsJson } from "./json-schema.ts";
import type { FileFindings, Reporter, ReportWriter } from "./reporter.ts";
import { aroundList, indentedJson } from "./terminal.ts";

/** The text before and after the files. */
const around = (summary: FindingsJson["summary"]) => aroundList({ files: [], summary }, "files");
const [opening] = around({ files: 0, errors: 0, warnings: 0, infos: 0 });

/** The findings as JSON, written file by file. */
export const json: Reporter = {
	name: "json",
	about: "For programs: JSON, as described by schemas/findings.schema.json",
	opening: /^\{\n {2}"files": \[(?:\],\n {2}"summary": |\n {4}\{\n {6}"path": .*,\n {6}"findings": \[)/,
	begin(): ReportWriter {
		let files = 0;
		return {
			file: (file) => `${files++ === 0 ? opening : ","}\n${indentedJson(fileJson(file), "    ")}`,
			end: ({ files: checked, errors, warnings, infos }) => {
				const [, closing] = around({ files: checked, errors, warnings, infos });
				return `${files === 0 ? opening : "\n  "}${closing}`;
			},
		};
	},
};

type FileJson = FindingsJson["files"][number];

/** The findings of a file, as the schema says. */
export function fileJson({ path, findings }: FileFindings): FileJson {
	return { path, findings: sortFindings(findings).map((finding) => findingJson(finding, path)) };
}

function findingJson(finding: Finding, path: string | null): FileJson["findings"][number] {
	const position = linesOf(finding);
	const expected = expectedOf(finding);
	return {
		code: finding.code,
		severity: severityOf(finding),
		message: sentence(finding),
		line: position?.start.line ?? null,
		column: position?.start.column ?? null,
		endLine: position?.end.line ?? null,
		endColumn: position?.end.column ?? null,
		offset: position?.start.offset ?? null,
		endOffset: position?.end.offset ?? null,
		where: where(finding, path),
		...(expected === null ? {} : { expected: [...expected] }),
	};
}

function where({ position, where: place }: Finding, path: string | null): string {
	if (place !== undefined) return place;
	if (position !== null) return `line ${position.start.line}, column ${position.start.column}`;
	return path === null ? "the whole run" : "the whole file";
}
