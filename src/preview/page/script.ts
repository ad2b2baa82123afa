/** The page: listens to the server, and shows each view that it is sent. */
import type { View } from "../view.ts";
import { selectFinding, showFindings, showLines } from "./findings.ts";
import { part, selectPane, textIn, watchPanes } from "./parts.ts";
import { showReport } from "./report.ts";

watchPanes();

const events = new EventSource("events");

// Most saves are shown before anybody would have read that they are worked on.
const patience = 500;
let announced = 0;

events.addEventListener("begin", () => {
	clearTimeout(announced);
	announced = setTimeout(() => state("busy", "Working on what was saved"), patience);
});

events.addEventListener("message", ({ data }: MessageEvent<string>) => {
	const view = JSON.parse(data) as View;
	const isBroken = view.faults.length > 0;
	show(view, () => {
		if (!isBroken) state("live", "Up to date");
	});
	if (isBroken) state("broken", view.report > 0 ? "Showing the last report" : "Broken");
});

// The browser tries again by itself.
events.addEventListener("error", () => state("lost", "Not connected, trying again"));

events.addEventListener("end", () => {
	events.close();
	state("ended", "The preview has ended");
});

function state(name: "live" | "busy" | "broken" | "lost" | "ended", words: string): void {
	clearTimeout(announced);
	const element = part("state");
	element.dataset["state"] = name;
	textIn(element, words);
}

/** Shows a view, and calls back when its report is there. */
function show(view: View, whenShown: () => void): void {
	const { file, template, faults, counts } = view;
	document.title = `${faults.length > 0 ? "Broken" : counts || "Nothing found"} – ${file}`;
	textIn(part("file"), file);
	textIn(part("template"), template);
	showFaults(faults);
	showLines(view);
	showFindings(view, (finding) => {
		// Nothing can be scrolled to before it is shown.
		selectPane("notes");
		selectFinding(finding);
	});
	if (view.report > 0) showReport(part("report"), view.report, whenShown);
}

function showFaults(faults: readonly string[]): void {
	const lines = faults.map((fault) => {
		const line = document.createElement("p");
		line.textContent = fault;
		return line;
	});
	part("faults").replaceChildren(...lines);
	document.body.classList.toggle("broken", faults.length > 0);
}
