import { expect, test } from "vitest";
import { shippedRenderer } from "../../src/output/index.ts";
import { context, field, report } from "./build-report.ts";

const html = shippedRenderer("html");

test("a page says in Dublin Core what it is about", () => {
	const page = html.render(
		report(field("date", "2016-02-02"), field("sdgs", [14]), field("tags", ["Boats & quays"]), field("title", "A <b>")),
		context,
	);
	const metas = [...page.matchAll(/<meta name="dcterms\.(\w+)" content="([^"]*)">/g)].map(
		([, name, content]) => `${name}: ${content}`,
	);
	expect(metas).toEqual([
		"title: A &lt;b&gt;",
		"language: en",
		"date: 2016-02-02",
		"subject: Life Below Water",
		"subject: Boats &amp; quays",
	]);
});

test.each([html, shippedRenderer("html-brief")])("the page of $name names no date that can't be read", ({ render }) => {
	const dates = (date: string | null) =>
		[
			...render(report(field("date", date, date ?? "31 Feb 2016")), context).matchAll(
				/dcterms\.date" content="(.*?)"/g,
			),
		].map(([, content]) => content);
	expect([dates(null), dates("2016-02-02")]).toEqual([[], ["2016-02-02"]]);
});
