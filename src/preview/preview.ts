/** A preview: looks at files whenever they change, and shows what it sees. */
import { setImmediate } from "node:timers/promises";
import { pageFiles } from "./page.generated.ts";
import { openServer } from "./server.ts";
import { type Heading, type Look, type LookNow, type RenderedReport, textPage, viewOf } from "./view.ts";
import { openWatch, repeatOf } from "./watch.ts";

/** A preview that runs. */
export interface Preview {
	readonly address: string;
	/** Rejects when a look fails for a reason that is no fault of the files. */
	readonly failed: Promise<never>;
	close(): Promise<void>;
}

/** Opens a preview that shows a first look, and from then on every other. */
export async function openPreview(heading: Heading, first: Look, lookNow: LookNow): Promise<Preview> {
	const reports = reportsShown();
	const server = await openServer({ page: pageFiles, report: reports.page });
	const show = (look: Look): void => server.tell(JSON.stringify(viewOf(look, heading, reports.take(look.report))));
	const looks = repeatOf(async () => {
		server.announce();
		// A look may leave no time to send anything.
		await setImmediate();
		const look = await lookNow();
		show(look);
		// What was not watched until now may have changed since the look.
		if (await watch.follow(look.paths)) looks.ask();
	});
	const watch = openWatch(looks.ask);
	show(first);
	await watch.follow(first.paths);
	looks.ask();
	return {
		address: server.address,
		failed: looks.failed,
		async close() {
			await looks.stop();
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
