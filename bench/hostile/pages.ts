/** Hostile web pages and Rich Text. */
import { between, pick, type Random } from "../notes/random.ts";
import type { HostileKind } from "./kind.ts";

const many = 100_000;
const page = (body: string): string => `<!DOCTYPE html><html><body>${body}</body></html>`;
const number = (random: Random): string => String(between(random, 1, 99_999));
const rtf = (body: string): string => `{\\rtf1\\ansi ${body}}`;

/** All kinds of them. */
export const hostilePages: readonly HostileKind[] = [
	{
		what: "an element with many attributes",
		extension: "html",
		refused: null,
		make: (random) =>
			page(`<p ${Array.from({ length: many }, (_, at) => `a${at}="${at}"`).join(" ")}>Note ${number(random)}</p>`),
	},
	{
		what: "elements in elements",
		extension: "html",
		refused: "too-deep",
		read: true,
		make: (random) => page(`<${pick(random, ["div", "b", "ul", "blockquote", "span"])}>`.repeat(many)),
	},
	{
		what: "markup that is never closed",
		extension: "html",
		refused: "too-deep",
		make: (random) => page(`<p>${"<b><i><u><s>".repeat(between(random, 50, 100))}${"<p>x".repeat(many)}`),
	},
	{
		what: "what would run or be fetched",
		extension: "html",
		refused: null,
		make: (random) =>
			page(
				`<script>fetch("http://127.0.0.1:9/${number(random)}")</script><img src="http://127.0.0.1:9/x" onerror="alert(1)"><iframe src="file:///etc/passwd"></iframe><link rel="stylesheet" href="http://127.0.0.1:9/y"><p><a href="javascript:alert(1)">Note</a></p>`,
			),
	},
	{
		what: "binary data that is not there",
		extension: "rtf",
		refused: "undecodable",
		make: (random) => rtf(`Note ${number(random)}\\par\\bin${between(random, 1, 2)}000000000 x`),
	},
	{
		what: "halves of characters without end",
		extension: "rtf",
		refused: "undecodable",
		make: (random) => rtf(`\\uc${between(random, 0, 9)}${"\\u-10179?\\u8704?".repeat(many)}`),
	},
	{
		what: "groups in groups",
		extension: "rtf",
		refused: "too-deep",
		make: (random) => rtf(`${"{\\b ".repeat(many)}Note ${number(random)}`),
	},
];
