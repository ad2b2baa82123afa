/** The page: listens to the server, and shows each view that it is sent. */
import { reportSandbox } from "../sandbox.ts";
import type { View } from "../view.ts";
import { chooseLine, lineWith, made, part, selectFinding, showFindings, showLines, textIn } from "./findings.ts";
import { sentenceAt } from "./lookup.ts";

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

/** Shows a view, and calls back when its report is loaded. */
function show(view: View, whenShown: () => void): void {
	const { file, template, faults, counts } = view;
	document.title = `${faults.length > 0 ? "Broken" : counts || "Nothing found"} – ${file}`;
	textIn(part("file"), file);
	textIn(part("template"), template);
	part("faults").replaceChildren(...faults.map((fault) => made("p", fault)));
	document.body.classList.toggle("broken", faults.length > 0);
	showLines(view);
	showFindings(view, (finding) => {
		// Nothing can be scrolled to before it is shown; where another pane had to go, the reader goes along.
		const wasShown = part("notes").checkVisibility();
		showPane("notes");
		if (!wasShown) part("notes").focus();
		selectFinding(finding);
	});
	if (view.report > 0) showReport(view.report, whenShown);
}

/** Where there is room for one pane only, buttons say which. */
const paneButtons = document.querySelectorAll<HTMLButtonElement>("button[data-shows]");
for (const button of paneButtons) button.addEventListener("click", () => showPane(button.dataset["shows"] ?? ""));

function showPane(pane: string): void {
	document.body.dataset["pane"] = pane;
	for (const button of paneButtons) button.ariaPressed = String(button.dataset["shows"] === pane);
}

let shownReport = 0;
let told = (): void => {};

/** Shows the report that has this number in a frame, unless it is shown already, and calls back when it is whole. */
function showReport(number: number, whenShown: () => void): void {
	told = whenShown;
	const coming = part("report").querySelector("iframe.coming");
	if (number === shownReport) {
		if (coming === null) told();
		return;
	}
	shownReport = number;
	coming?.remove();
	const frame = document.createElement("iframe");
	frame.className = "coming";
	frame.title = "Report";
	// The server says the same of the report itself; either would do.
	frame.setAttribute("sandbox", reportSandbox);
	frame.addEventListener("load", () => replaceReport(frame), { once: true });
	frame.src = `report?${number}`;
	part("report").append(frame);
}

/** A new report is put in place when it is whole, scrolled to where the old one was. */
function replaceReport(frame: HTMLIFrameElement): void {
	const old = part("report").querySelector<HTMLIFrameElement>("iframe:not(.coming)");
	if (frame.contentDocument !== null) {
		leadOutside(frame.contentDocument);
		leadToNotes(frame.contentDocument);
	}
	const { scrollX = 0, scrollY = 0 } = old?.contentWindow ?? {};
	frame.contentWindow?.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
	const hadFocus = document.activeElement === old;
	frame.className = "";
	old?.remove();
	if (hadFocus && old !== null) frame.focus();
	told();
}

/** Links leave the preview in a page of their own, which learns nothing of where it was opened. */
function leadOutside(report: Document): void {
	for (const link of report.querySelectorAll<HTMLAnchorElement>("a[href]")) {
		if (link.getAttribute("href")?.startsWith("#")) continue;
		if (!/^(?:https?|mailto):$/.test(link.protocol)) link.removeAttribute("href");
		link.target = "_blank";
		link.rel = "noopener noreferrer";
	}
}

/** A click on a sentence of the report shows its line in the notes; a link, or what somebody selects, is left alone. */
function leadToNotes(report: Document): void {
	report.addEventListener("click", ({ target, clientX, clientY }) => {
		const element = target as Element | null;
		if (element === null || element.closest("a[href], summary, button") || report.getSelection()?.isCollapsed === false)
			return;
		const place = report.caretPositionFromPoint?.(clientX, clientY);
		const within = place?.offsetNode.textContent ?? "";
		const line =
			(within.trim() === "" ? null : lineWith(sentenceAt(within, place?.offset ?? 0))) ??
			lineWith(element.textContent ?? "");
		if (line === null) return;
		showPane("notes");
		chooseLine(line);
	});
}
