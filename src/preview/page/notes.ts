/** The lines of the notes, numbered, with the places of findings marked. */
import type { Place, ShownFinding, View } from "../view.ts";
import { made, part } from "./parts.ts";

let lines: readonly string[] = [];

/** Shows the lines; those that did not change stay as they are. */
export function showLines(view: View): void {
	const list = part("lines");
	const before = lines;
	lines = view.lines;
	while (list.children.length > lines.length) list.lastElementChild?.remove();
	lines.forEach((text, index) => {
		const old = list.children[index];
		if (old === undefined) list.append(lineOf(text, index + 1));
		else if (before[index] !== text) old.replaceWith(lineOf(text, index + 1));
	});
	for (const line of list.querySelectorAll("[data-severity]")) line.removeAttribute("data-severity");
	// The worst comes last, and stays.
	for (const severity of ["info", "warning", "error"]) {
		for (const { place, severity: own } of view.findings) {
			if (place === null || own !== severity) continue;
			list.children[place.line - 1]?.setAttribute("data-severity", severity);
		}
	}
}

function lineOf(text: string, number: number): HTMLElement {
	const line = made("li", text);
	line.dataset["line"] = String(number);
	line.dir = "auto";
	return line;
}

/** Marks the place of a finding and scrolls to it; null takes the mark away. */
export function markPlace(finding: ShownFinding | null, scrolls: boolean): void {
	for (const line of part("lines").querySelectorAll<HTMLElement>(".marked")) {
		line.className = "";
		line.textContent = lines[Number(line.dataset["line"]) - 1] ?? "";
	}
	const place = finding?.place ?? null;
	if (finding === null || place === null) return;
	for (let number = place.line; number <= place.endLine; number++) markLine(number, place, finding.severity);
	if (scrolls) part("lines").children[place.line - 1]?.scrollIntoView({ block: "center" });
}

function markLine(number: number, place: Place, severity: string): void {
	const line = part("lines").children[number - 1];
	const text = lines[number - 1];
	if (!(line instanceof HTMLElement) || text === undefined) return;
	const from = number === place.line ? place.column - 1 : 0;
	const to = number === place.endLine ? place.endColumn - 1 : text.length;
	// Behind the line's last character the next line begins.
	if (number > place.line && to === 0) return;
	const mark = made("mark", text.slice(from, to), severity);
	line.className = "marked";
	line.replaceChildren(text.slice(0, from), mark, text.slice(to));
}
