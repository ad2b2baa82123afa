/** Serves a page to this machine only, to those who know its address, and sends it news. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { pageFiles } from "./page.generated.ts";
import { reportSandbox } from "./sandbox.ts";
import { type Heading, type PreviewState, type RenderedReport, textPage, viewOf } from "./view.ts";
import { openWatch, repeatOf } from "./watch.ts";

/** Headers of all responses: no caching, no framing, no referrer. */
const commonHeaders = {
	"cache-control": "no-store",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
} as const;

/** Of the page: its own script and style, and nothing from elsewhere. */
const pagePolicy =
	"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Of the report, the sandbox included: it holds also where the report is opened outside the page. */
const reportPolicy =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; " +
	`frame-ancestors 'self'; sandbox ${reportSandbox}`;

/** A server that runs. */
export type Server = Awaited<ReturnType<typeof openServer>>;

/** What the server hands out. */
export interface Served {
	/** The texts of the page's own files. */
	readonly page: { readonly html: string; readonly css: string; readonly js: string };
	/** The report as a page; null before the first one. */
	readonly report: () => string | null;
}

/** Starts a server on a free port. */
export async function openServer(served: Served) {
	const token = randomBytes(24).toString("base64url");
	const listeners = new Set<ServerResponse>();
	let last = "";
	let host = "";
	const server = createServer((request, response) => {
		const path = allowedPath(request, { host, token });
		if (path === null) refuse(response, 403, "Not allowed");
		else if (request.method !== "GET") refuse(response, 405, "Only GET is answered");
		else if (path === "events") listen(request, response);
		else answer(path, response, served);
	});
	const listen = (request: IncomingMessage, response: ServerResponse): void => {
		response.writeHead(200, { ...commonHeaders, "content-type": "text/event-stream" });
		response.write(last === "" ? ":\n\n" : event(last));
		listeners.add(response);
		request.once("close", () => listeners.delete(response));
	};
	await once(server.listen(0, "127.0.0.1"), "listening");
	host = `127.0.0.1:${(server.address() as { readonly port: number }).port}`;
	return {
		/** The only address that it answers at. */
		address: `http://${host}/${token}/`,
		/** Sends an event to all listeners, current and future. */
		tell(data: string): void {
			last = data;
			for (const response of listeners) response.write(event(data));
		},
		/** Tells all listeners that an update is being prepared, which may take a while. */
		announce(): void {
			for (const response of listeners) response.write("event: begin\ndata:\n\n");
		},
		/** Tells all listeners that the preview has ended, and closes every connection. */
		async close(): Promise<void> {
			const closed = once(server.close(), "close");
			await Promise.all([...listeners].map(ended));
			server.closeAllConnections();
			await closed;
		},
	};
}

/** JSON has no line ends, so an event is one line. */
const event = (data: string): string => `data: ${data}\n\n`;

/** The last event; a listener that has gone already needs none. */
function ended(response: ServerResponse): Promise<void> {
	return new Promise((settle) => {
		response.once("close", settle);
		response.end("event: end\ndata:\n\n", settle);
	});
}

function answer(path: string, response: ServerResponse, { page, report }: Served): void {
	const send = (type: string, text: string, policy?: string): void => {
		const headers = policy === undefined ? {} : { "content-security-policy": policy };
		response.writeHead(200, { ...commonHeaders, ...headers, "content-type": `text/${type}; charset=utf-8` });
		response.end(text);
	};
	const shown = report();
	if (path === "") send("html", page.html, pagePolicy);
	else if (path === "page.css") send("css", page.css);
	else if (path === "page.js") send("javascript", page.js);
	else if (path === "report" && shown !== null) send("html", shown, reportPolicy);
	else refuse(response, 404, "Not found");
}

function refuse(response: ServerResponse, status: number, reason: string): void {
	response.writeHead(status, { ...commonHeaders, "content-type": "text/plain; charset=utf-8" });
	response.end(`${reason}\n`);
}

/**
 * Only the page that was opened with the secret address may ask, not one that guesses it or is linked to it. Returns
 * what is requested, without the secret part; null if the request is refused.
 */
export function allowedPath(
	{ url = "", headers }: Pick<IncomingMessage, "url" | "headers">,
	{ host, token }: { readonly host: string; readonly token: string },
): string | null {
	// With a host name of one's own that leads to this machine, anybody could pass a page off as ours.
	if (headers.host !== host) return null;
	if (headers.origin !== undefined && headers.origin !== `http://${host}`) return null;
	const site = headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin" && site !== "none") return null;
	const [path = ""] = url.split("?");
	const [given, expected] = [Buffer.from(path.slice(0, token.length + 2)), Buffer.from(`/${token}/`)];
	const isKnown = given.length === expected.length && timingSafeEqual(given, expected);
	return isKnown ? path.slice(token.length + 2) : null;
}

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
