/** The server as it stands on its port: what it answers, to whom, and that nothing is left of it. */
import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { openServer, type Server } from "../../src/preview/server.ts";

const page = { html: "<p>page", css: "p{}", js: "1" };

async function opened(report: string | null = "<p>report"): Promise<Server> {
	const server = await openServer({ page, report: () => report });
	onTestFinished(() => server.close().catch(() => {}));
	return server;
}

interface Answer {
	readonly status: number | undefined;
	readonly body: string;
	readonly headers: IncomingMessage["headers"];
}

async function ask(url: string | URL, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
	const [response] = (await once(request(url, { headers, method, agent: false }).end(), "response")) as [
		IncomingMessage,
	];
	return { status: response.statusCode, body: await text(response), headers: response.headers };
}

describe("the server answers", () => {
	test.each([
		["", "<p>page", "text/html; charset=utf-8"],
		["page.css", "p{}", "text/css; charset=utf-8"],
		["page.js", "1", "text/javascript; charset=utf-8"],
		["report?1", "<p>report", "text/html; charset=utf-8"],
	])("%j", async (path, body, type) => {
		const answer = await ask(new URL(path, (await opened()).address));
		expect([answer.status, answer.body, answer.headers["content-type"]]).toEqual([200, body, type]);
		expect(answer.headers).toMatchObject({
			"cache-control": "no-store",
			"cross-origin-resource-policy": "same-origin",
			"referrer-policy": "no-referrer",
			"x-content-type-options": "nosniff",
		});
	});

	test("with policies that let no script of a report run, and nothing load", async () => {
		const { address } = await opened();
		const policies = await Promise.all(
			["", "report"].map(async (path) => (await ask(new URL(path, address))).headers["content-security-policy"]),
		);
		expect(policies[0]).toMatch(/^default-src 'none'; script-src 'self'; /);
		expect(policies[1]).toMatch(/^default-src 'none'; /);
		expect(policies[1]).toMatch(/sandbox allow-same-origin/);
		expect(policies[1]).not.toMatch(/allow-scripts|script-src/);
	});

	test("only on this machine's own address", async () => {
		expect((await opened()).address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
	});

	test("each under a token of its own", async () => {
		const tokens = (await Promise.all([opened(), opened()])).map(({ address }) => new URL(address).pathname);
		expect(tokens[0]).not.toBe(tokens[1]);
	});
});

describe("the server refuses", () => {
	test.each([
		["no token", "/", {}],
		["another token", `/${"x".repeat(32)}/`, {}],
		["another host", null, { host: "evil.example" }],
		["another origin", null, { origin: "https://evil.example" }],
		["another site", null, { "sec-fetch-site": "cross-site" }],
	])("%s", async (_, path, headers) => {
		const { address } = await opened();
		for (const name of ["", "report", "events", "page.js"]) {
			const url = new URL(path === null ? name : `${path}${name}`, address);
			const answer = await ask(url, headers);
			expect([answer.status, answer.body]).toEqual([403, "Not allowed\n"]);
		}
	});

	test("to be told anything", async () => {
		const { address } = await opened();
		for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
			expect((await ask(address, {}, method)).status).toBe(405);
		}
	});

	test("what is not there", async () => {
		const { address } = await opened(null);
		expect((await ask(new URL("report", address))).status).toBe(404);
		expect((await ask(new URL("../../etc/passwd", address))).status).toBe(403);
		expect((await ask(new URL("etc/passwd", address))).status).toBe(404);
	});
});

describe("the server tells", () => {
	async function listen({ address }: Server): Promise<{ next(): Promise<string>; response: IncomingMessage }> {
		const [response] = (await once(get(new URL("events", address), { agent: false }), "response")) as [IncomingMessage];
		const chunks = response.setEncoding("utf8")[Symbol.asyncIterator]();
		return { response, next: async () => String((await chunks.next()).value) };
	}

	test("the last event to who comes, and the next to all", async () => {
		const server = await opened();
		server.tell("1");
		server.tell("2");
		const [one, other] = [await listen(server), await listen(server)];
		expect([one.response.headers["content-type"], await one.next(), await other.next()]).toEqual([
			"text/event-stream",
			"data: 2\n\n",
			"data: 2\n\n",
		]);
		server.tell("3");
		expect([await one.next(), await other.next()]).toEqual(["data: 3\n\n", "data: 3\n\n"]);
	});

	test("that something is on its way, to all who listen, and to nobody later", async () => {
		const server = await opened();
		server.tell("1");
		const listener = await listen(server);
		await listener.next();
		server.announce();
		expect([await listener.next(), await (await listen(server)).next()]).toEqual([
			"event: begin\ndata:\n\n",
			"data: 1\n\n",
		]);
	});

	test("who is gone no more", async () => {
		const server = await opened();
		const gone = await listen(server);
		gone.response.destroy();
		const stays = await listen(server);
		await stays.next();
		server.tell("1");
		expect(await stays.next()).toBe("data: 1\n\n");
	});

	test("that it ends, and leaves its port", async () => {
		const server = await opened();
		server.tell("1");
		const listener = await listen(server);
		await listener.next();
		const idle = connect(Number(new URL(server.address).port), "127.0.0.1");
		await once(idle, "connect");
		const closed = once(idle, "close");
		await server.close();
		expect(await listener.next()).toBe("event: end\ndata:\n\n");
		await closed;
		await expect(ask(server.address)).rejects.toThrow(/ECONNREFUSED/);
		// What comes late is sent to nobody.
		server.tell("2");
	});
});
