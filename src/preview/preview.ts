/** A preview: reads files again whenever one of them changes, and shows the result. */
import { setImmediate } from "node:timers/promises";
import { pageFiles } from "./page.generated.ts";
import { openServer } from "./server.ts";
import { type Heading, type PreviewState, type RenderedReport, textPage, viewOf } from "./view.ts";
import { openWatch, repeatOf } from "./watch.ts";

/** Opens a preview that shows the notes, and shows them again after each change. */
export async function openPreview(heading: Heading, first: PreviewState, readAgain: () => Promise<PreviewState>) {
	const reports = reportsShown();
	const server = await openServer({ page: pageFiles, report: reports.page });
	const show = (state: PreviewState): void =>
		server.tell(JSON.stringify(viewOf(state, heading, reports.take(state.report))));
	const readings = repeatOf(async () => {
		server.announce();
		// Reading may leave no time to send anything.
		await setImmediate();
		const state = await readAgain();
		show(state);
		// What was not watched until now may have changed since it was read.
		if (await watch.follow(state.paths)) readings.ask();
	});
	const watch = openWatch(readings.ask);
	show(first);
	await watch.follow(first.paths);
	readings.ask();
	return {
		address: server.address,
		/** Rejects when reading fails for a reason that is no fault of the files. */
		failed: readings.failed,
		async close(): Promise<void> {
			await readings.stop();
			await Promise.all([watch.close(), server.close()]);
		},
	};
}

/** Keeps the last report there was, and counts those that differ from the one before. */
function reportsShown() {
	let shown: string | null = null;
	let count = 0;
	return {
		page: () => shown,
		take(report: RenderedReport | null): number {
			if (report === null) return count;
			const page = report.isHtml ? report.text : textPage(report.text);
			if (page !== shown) count++;
			shown = page;
			return count;
		},
	};
}
