/** The report in its frame. A new one is put in place when it is whole, scrolled to where the old one was. */
import { reportSandbox } from "../headers.ts";

let shown = 0;
let told = (): void => {};

/** Shows the report that has this number, unless it is shown already, and calls back when it is whole. */
export function showReport(pane: HTMLElement, number: number, whenShown: () => void): void {
	told = whenShown;
	if (number === shown) {
		if (pane.querySelector("iframe.coming") === null) told();
		return;
	}
	shown = number;
	for (const late of pane.querySelectorAll("iframe.coming")) late.remove();
	const frame = document.createElement("iframe");
	frame.className = "coming";
	frame.title = "Report";
	// The server says the same of the report itself; either would do.
	frame.setAttribute("sandbox", reportSandbox);
	frame.addEventListener("load", () => replace(pane, frame), { once: true });
	frame.src = `report?${number}`;
	pane.append(frame);
}

function replace(pane: HTMLElement, frame: HTMLIFrameElement): void {
	const old = pane.querySelector<HTMLIFrameElement>("iframe:not(.coming)");
	if (frame.contentDocument !== null) leadOutside(frame.contentDocument);
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
