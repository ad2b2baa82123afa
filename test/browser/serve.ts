/** A web server of nothing but one folder, on loopback. */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** A server at work. */
export interface Served {
	/** Ends in a slash. */
	readonly address: string;
	close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };

/** Serves a folder; with headers that keep a browser from guessing types. */
export async function serve(folder: string): Promise<Served> {
	const server = createServer(({ url = "/" }, response) => {
		const path = join(folder, normalize(decodeURIComponent(url.replace(/[?#].*/, ""))));
		const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
		const type = types[extname(path)] ?? "application/octet-stream";
		response.writeHead(isFile ? 200 : 404, { "content-type": type, "x-content-type-options": "nosniff" });
		if (isFile) createReadStream(path).pipe(response);
		else response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const close = (): Promise<void> =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return { address: `http://127.0.0.1:${port}/`, close };
}
