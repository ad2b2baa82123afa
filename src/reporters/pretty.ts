import type { Finding } from "../findings/finding.ts";
import { sentence } from "../findings/sentences.ts";
import { severityOf } from "../findings/severities.ts";
import { defineReporter } from "./reporter.ts";
import type { Style } from "./style.ts";

/** One line a finding, for people: `path:line:column severity message code`. */
export const pretty = defineReporter({
	name: "pretty",
	about: "One line a finding, for people.",
	report: (files, style) =>
		files
			.flatMap(({ path, findings }) => [...findings].sort(byPlace).map((finding) => line(path, finding, style)))
			.map((text) => `${text}\n`)
			.join(""),
});

function line(path: string | null, finding: Finding, style: Style): string {
	const severity = severityOf(finding);
	const place = placeOf(path, finding);
	const parts = [style[severity](severity.padEnd(7)), sentence(finding), style.faint(finding.code)];
	return place === "" ? parts.join("  ") : [style.strong(place), ...parts].join("  ");
}

function placeOf(path: string | null, { position }: Finding): string {
	const name = path === null ? [] : [printable(path)];
	return [...name, ...(position === null ? [] : [position.start.line, position.start.column])].join(":");
}

/** A file's name may hold anything, and a terminal would obey its control characters. */
const printable = (path: string): string => path.replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");

function byPlace(left: Finding, right: Finding): number {
	const offset = (finding: Finding): number => finding.position?.start.offset ?? -1;
	return offset(left) - offset(right) || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0);
}
