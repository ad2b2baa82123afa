/** The findings and the numbered lines of the notes; the place of the finding that is selected is marked in the notes. */
import type { ShownFinding, View } from "../view.ts";
import { lineOfSentence } from "./lookup.ts";

let findings: readonly ShownFinding[] = [];
let selected: ShownFinding | undefined;

/** Shows the findings; `choose` is called with the one that is clicked. */
export function showFindings(view: View, choose: (finding: ShownFinding) => void): void {
	const list = part("finding-list");
	const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
	findings = view.findings;
	list.replaceChildren(...findings.map((finding) => itemOf(finding, choose)));
	const more = view.more === 0 ? "" : `, of which ${findings.length} are shown`;
	const unknown = view.faults.length > 0 && view.lines.length === 0;
	textIn(part("summary"), unknown ? "Not known" : `${view.counts || "Nothing found"}${more}`);
	textIn(part("count"), findings.length === 0 ? "" : ` (${findings.length + view.more})`);
	if (focused >= 0) list.querySelectorAll("button")[Math.min(focused, findings.length - 1)]?.focus();
	// Lines may have been added above it.
	select(findings.find(({ code, message }) => code === selected?.code && message === selected.message));
}

/** Selects a finding, and shows its line. */
export function selectFinding(finding: ShownFinding): void {
	select(finding);
	const { place } = finding;
	if (place !== null) part("lines").children[place.line - 1]?.scrollIntoView({ block: "center" });
}

/** Selects a finding and marks its place; undefined takes the mark away. */
function select(finding: ShownFinding | undefined): void {
	selected = finding;
	const buttons = part("finding-list").querySelectorAll("button");
	buttons.forEach((button, index) => {
		button.ariaCurrent = String(findings[index] === finding);
	});
	for (const line of part("lines").querySelectorAll<HTMLElement>(".marked")) {
		line.classList.remove("marked");
		line.textContent = lines[Number(line.dataset["line"]) - 1] ?? "";
	}
	if (finding?.place == null) return;
	for (let number = finding.place.line; number <= finding.place.endLine; number++) markLine(number, finding);
}

function itemOf(finding: ShownFinding, choose: (finding: ShownFinding) => void): HTMLElement {
	const { severity, code, place, message } = finding;
	const where = place === null ? code : `line ${place.line}, column ${place.column} · ${code}`;
	const words = made("span", "", "message");
	// What stands in backticks is the subject.
	words.append(...message.split("`").map((text, index) => (index % 2 === 1 ? made("code", text) : text)));
	const button = document.createElement("button");
	button.type = "button";
	button.dataset["severity"] = severity;
	button.append(made("span", severity, "severity"), words, made("span", where, "where"));
	button.addEventListener("click", () => choose(finding));
	const item = document.createElement("li");
	item.append(button);
	return item;
}

let lines: readonly string[] = [];
let explained: View["explained"] = [];
let chosen = 0;

/** Shows how a line was read, and the line; 0 shows how to select one. */
export function chooseLine(number: number): void {
	chosen = number <= lines.length ? number : 0;
	const list = part("lines");
	for (const line of list.querySelectorAll(".chosen")) line.classList.remove("chosen");
	const line = list.children[chosen - 1];
	line?.classList.add("chosen");
	line?.scrollIntoView({ block: "nearest" });
	const reasons = explained[chosen - 1] ?? [];
	const hint = "Click a line, or a sentence of the report, to see how it was read.";
	textIn(part("about"), chosen === 0 ? hint : `Line ${chosen}: ${reasons.join(" · ") || "blank"}`);
}

/** The line of the notes that a sentence of the report stands on, from 1, or null. */
export const lineWith = (sentence: string): number | null => lineOfSentence(sentence, lines);

/** Shows the lines; those that did not change stay as they are. */
export function showLines(view: View): void {
	const list = part("lines");
	const before = lines;
	lines = view.lines;
	explained = view.explained;
	while (list.children.length > lines.length) list.lastElementChild?.remove();
	lines.forEach((text, index) => {
		const old = list.children[index];
		if (old === undefined) list.append(lineOf(text, index + 1));
		else if (before[index] !== text) old.replaceWith(lineOf(text, index + 1));
	});
	for (const line of list.querySelectorAll("li[data-severity]")) line.removeAttribute("data-severity");
	chooseLine(chosen);
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
	line.addEventListener("click", () => chooseLine(number));
	return line;
}

function markLine(number: number, { place, severity }: ShownFinding): void {
	const line = part("lines").children[number - 1];
	const text = lines[number - 1];
	if (place === null || line === undefined || text === undefined) return;
	const from = number === place.line ? place.column - 1 : 0;
	const to = number === place.endLine ? place.endColumn - 1 : text.length;
	// Behind the line's last character the next line begins.
	if (number > place.line && to === 0) return;
	const mark = made("mark", text.slice(from, to));
	mark.dataset["severity"] = severity;
	line.classList.add("marked");
	line.replaceChildren(text.slice(0, from), mark, text.slice(to));
}

/** The elements of the page. */

/** The element of the page that has a name. */
export function part(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (element === null) throw new Error(`the page has no #${id}`);
	return element;
}

/** Writes a text if it has changed; screen readers do not read unchanged text again. */
export function textIn(element: HTMLElement, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}

/** Makes an element that holds a text, with a class. */
export function made(name: keyof HTMLElementTagNameMap, text: string, className = ""): HTMLElement {
	return Object.assign(document.createElement(name), { className, textContent: text });
}
