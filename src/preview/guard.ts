/** Who may ask the server: the page that was opened with its address, and nobody who guesses or is led there. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

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

/** What is asked for, without what only those in the know can write; null where nothing may be told. */
export function allowedPath({ url = "", headers }: Asking, { host, token }: Whereabouts): string | null {
	// A name of somebody's own that leads to this machine would make his page one of ours.
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
