/** Serves a page to this machine alone, and to those who know its address; and tells it what is new. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { commonHeaders, pagePolicy, reportPolicy } from "./headers.ts";

/** A server that runs. */
export interface Server {
	/** The only address that it answers at. */
	readonly address: string;
	/** Sends an event to all who listen, and to those who will. */
	tell(data: string): void;
	/** Tells all who listen that something new is on its way, which may take a while. */
	announce(): void;
	/** Tells all who listen that it is over, and ends every connection. */
	close(): Promise<void>;
}

/** What the server hands out. */
export interface Served {
	/** The texts of the page's own files. */
	readonly page: { readonly html: string; readonly css: string; readonly js: string };
	/** The report as a page; null before the first one. */
	readonly report: () => string | null;
}

/** Starts a server on a free port. */
export async function openServer(served: Served): Promise<Server> {
	const token = randomBytes(24).toString("base64url");
	const listeners = new Set<ServerResponse>();
	let last = "";
	const server = createServer((request, response) => {
		const path = allowedPath(request, whereabouts());
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
	const whereabouts = (): Whereabouts => {
		const bound = server.address();
		const port = typeof bound === "object" ? bound?.port : null;
		return { host: `127.0.0.1:${port}`, token };
	};
	await once(server.listen(0, "127.0.0.1"), "listening");
	return {
		address: `http://${whereabouts().host}/${token}/`,
		tell(data) {
			last = data;
			for (const response of listeners) response.write(event(data));
		},
		announce() {
			for (const response of listeners) response.write("event: begin\ndata:\n\n");
		},
		async close() {
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
	const shown = report();
	if (path === "") send(response, page.html, { type: "text/html", policy: pagePolicy });
	else if (path === "page.css") send(response, page.css, { type: "text/css" });
	else if (path === "page.js") send(response, page.js, { type: "text/javascript" });
	else if (path === "report" && shown !== null) send(response, shown, { type: "text/html", policy: reportPolicy });
	else refuse(response, 404, "Not found");
}

interface Kind {
	readonly type: string;
	readonly policy?: string;
}

function send(response: ServerResponse, text: string, { type, policy }: Kind): void {
	const headers = policy === undefined ? {} : { "content-security-policy": policy };
	response.writeHead(200, { ...commonHeaders, ...headers, "content-type": `${type}; charset=utf-8` });
	response.end(text);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
	response.writeHead(status, { ...commonHeaders, "content-type": "text/plain; charset=utf-8" });
	response.end(`${reason}\n`);
}

/** What the server is called. */
export interface Whereabouts {
	/** `127.0.0.1` and the port. */
	readonly host: string;
	readonly token: string;
}

/** A request as it came. */
export interface Asking {
	readonly url?: string | undefined;
	readonly headers: IncomingHttpHeaders;
}

/** Only the page that was opened with its address may ask: nobody who guesses or is led there. What is asked for, without what only those in the know can write; null where nothing may be told. */
export function allowedPath({ url = "", headers }: Asking, { host, token }: Whereabouts): string | null {
	// With a host name of one's own that leads to this machine, anybody could pass a page off as ours.
	if (headers.host !== host) return null;
	if (headers.origin !== undefined && headers.origin !== `http://${host}`) return null;
	const site = headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin" && site !== "none") return null;
	const [path = ""] = url.split("?");
	const given = path.slice(0, token.length + 2);
	return isSame(given, `/${token}/`) ? path.slice(given.length) : null;
}

function isSame(given: string, expected: string): boolean {
	const [left, right] = [Buffer.from(given), Buffer.from(expected)];
	return left.length === right.length && timingSafeEqual(left, right);
}
