import { describe, expect, test } from "vitest";
import { allowedPath } from "../../src/preview/server.ts";

const here = { host: "127.0.0.1:4000", token: "abcDEF123" };
const asked = (url: string, headers: Readonly<Record<string, string>> = {}): string | null =>
	allowedPath({ url, headers: { host: here.host, ...headers } }, here);

describe("the guard lets in", () => {
	test.each([
		["the page itself", "/abcDEF123/", {}, ""],
		["its files", "/abcDEF123/page.js", {}, "page.js"],
		["a question behind the path", "/abcDEF123/report?3", {}, "report"],
		["a person who types the address", "/abcDEF123/", { "sec-fetch-site": "none" }, ""],
		["the page's own requests", "/abcDEF123/events", { "sec-fetch-site": "same-origin" }, "events"],
		["the page's own origin", "/abcDEF123/events", { origin: "http://127.0.0.1:4000" }, "events"],
	])("%s", (_, url, headers, path) => expect(asked(url, headers)).toBe(path));
});

describe("the guard keeps out", () => {
	test.each([
		["no token", "/", {}],
		["an empty address", "", {}],
		["a file without the token", "/report", {}],
		["another token", "/abcDEF124/", {}],
		["a token that goes on", "/abcDEF1234/", {}],
		["the beginning of the token", "/abcDEF12/", {}],
		["a token without its end", "/abcDEF123", {}],
		["the token as a question", "/?token=abcDEF123", {}],
		["the token further down", "/x/abcDEF123/", {}],
		["a whole address", "http://evil.example/abcDEF123/", {}],
		["another host that leads here", "/abcDEF123/", { host: "evil.example:4000" }],
		["another name of this host", "/abcDEF123/", { host: "localhost:4000" }],
		["another port", "/abcDEF123/", { host: "127.0.0.1:4001" }],
		["a host without its port", "/abcDEF123/", { host: "127.0.0.1" }],
		["another origin", "/abcDEF123/", { origin: "http://evil.example" }],
		["another preview's origin", "/abcDEF123/", { origin: "http://127.0.0.1:4001" }],
		["an opaque origin", "/abcDEF123/", { origin: "null" }],
		["another site", "/abcDEF123/", { "sec-fetch-site": "cross-site" }],
		["another port of this machine", "/abcDEF123/", { "sec-fetch-site": "same-site" }],
	])("%s", (_, url, headers) => expect(asked(url, headers)).toBeNull());

	test("a request without a host", () => expect(allowedPath({ url: "/abcDEF123/", headers: {} }, here)).toBeNull());
});
