import { describe, expect, test } from "vitest";
import { baseAddress } from "../../src/archive/own-files.ts";
import { relativeUri } from "../../src/text/links.ts";

describe("relativeUri", () => {
	test.each([
		["2016/a b.html", "2016/a%20b.html"],
		["javascript:alert(1).html", "javascript%3Aalert(1).html"],
		["a#b?c%d.html", "a%23b%3Fc%25d.html"],
		["é/水.html", "%C3%A9/%E6%B0%B4.html"],
		['"><script>.html', "%22%3E%3Cscript%3E.html"],
		["\ud800.html", "%EF%BF%BD.html"],
	])("%s", (path, address) => expect(relativeUri(path)).toBe(address));

	test("never leads out of the archive", () => {
		const { origin, protocol } = new URL(relativeUri("https://evil.example/x.html"), "https://example.org/archive/");
		expect([origin, protocol]).toEqual(["https://example.org", "https:"]);
	});
});

describe("baseAddress", () => {
	test.each([
		["https://example.org", "https://example.org/"],
		["https://example.org/reports", "https://example.org/reports/"],
		["http://example.org:8080/reports/", "http://example.org:8080/reports/"],
	])("%s", (given, base) => expect(baseAddress(given)).toEqual({ base }));

	test.each([
		"example.org",
		"/reports",
		"ftp://example.org",
		"javascript:alert(1)",
		"https://a:b@example.org",
		"https://example.org/?x",
	])("%s is refused", (given) => expect(baseAddress(given)).toHaveProperty("wrong"));
});
