/** The list of findings; one can be selected, and its place is then marked in the notes. */
import type { ShownFinding, View } from "../view.ts";
import { markPlace } from "./notes.ts";
import { made, part, textIn } from "./parts.ts";

let findings: readonly ShownFinding[] = [];
let selected: ShownFinding | null = null;

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
	select(findings.find((finding) => isSame(finding, selected)) ?? null, false);
}

/** Selects a finding, and shows its line. */
export function selectFinding(finding: ShownFinding): void {
	select(finding, true);
}

function select(finding: ShownFinding | null, scrolls: boolean): void {
	selected = finding;
	const buttons = part("finding-list").querySelectorAll("button");
	buttons.forEach((button, index) => {
		button.ariaCurrent = String(findings[index] === finding);
	});
	markPlace(finding, scrolls);
}

/** Lines may have been added above it. */
function isSame(left: ShownFinding, right: ShownFinding | null): boolean {
	return left.code === right?.code && left.message === right.message;
}

function itemOf(finding: ShownFinding, choose: (finding: ShownFinding) => void): HTMLElement {
	const { severity, code, place } = finding;
	const button = document.createElement("button");
	button.type = "button";
	button.className = severity;
	button.append(made("span", severity, "severity"), sentenceOf(finding));
	const where = place === null ? code : `line ${place.line}, column ${place.column} · ${code}`;
	button.append(made("span", where, "where"));
	button.addEventListener("click", () => choose(finding));
	const item = document.createElement("li");
	item.append(button);
	return item;
}

/** What stands in backticks is the subject. */
function sentenceOf({ message }: ShownFinding): HTMLElement {
	const words = made("span", "", "message");
	words.append(...message.split("`").map((text, index) => (index % 2 === 1 ? made("code", text) : text)));
	return words;
}
