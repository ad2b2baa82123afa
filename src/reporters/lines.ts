/** One line a finding, `path:line:column severity message code`: for commands that tell findings beside their work. */
import { type Finding, sentence, severityOf } from "../findings/finding.ts";
import { inOrder } from "./order.ts";
import type { Style } from "./style.ts";
import { visibleLines, visiblePath } from "./visible.ts";

/** The findings of one file, a line each. */
export function findingLines(path: string | null, findings: readonly Finding[], style: Style): string {
	return inOrder(findings)
		.map((finding) => `${line(path, finding, style)}\n`)
		.join("");
}

function line(path: string | null, finding: Finding, style: Style): string {
	const severity = severityOf(finding);
	const place = placeOf(path, finding);
	const words = visibleLines(sentence(finding)).join(" ");
	const parts = [style[severity](severity.padEnd(7)), words, style.faint(finding.code)];
	return place === "" ? parts.join("  ") : [style.strong(place), ...parts].join("  ");
}

function placeOf(path: string | null, { position, where }: Finding): string {
	const name = path === null ? [] : [visiblePath(path)];
	if (where !== undefined) return [...name, where].join(": ");
	return [...name, ...(position === null ? [] : [position.start.line, position.start.column])].join(":");
}
