import { expect, test } from "vitest";
import { element } from "../../src/reporters/junit.ts";

test.each([
	["nothing in it", element("a", {}), "<a/>"],
	["words", element("a", {}, { text: "soap" }), "<a>soap</a>"],
	["no words", element("a", {}, { text: "" }), "<a></a>"],
	["elements", element("a", {}, ["<b/>", "<c/>"]), "<a>\n<b/>\n<c/>\n</a>"],
	["attributes", element("a", { x: 1, y: "two" }), '<a x="1" y="two"/>'],
	["signs in words", element("a", {}, { text: '<&> "' }), '<a>&lt;&amp;&gt; "</a>'],
	["signs in attributes", element("a", { x: '<&> "' }), '<a x="&lt;&amp;&gt; &quot;"/>'],
	["line ends in words", element("a", {}, { text: "b\r\nc" }), "<a>b&#13;\nc</a>"],
	["line ends in attributes", element("a", { x: "b\r\nc" }), '<a x="b&#13;&#10;c"/>'],
	["what XML has no way to write", element("a", {}, { text: "\u0000\ufffe" }), "<a>\ufffd\ufffd</a>"],
])("an element with %s", (_why, written, expected) => expect(written).toBe(expected));
