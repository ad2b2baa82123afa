import { expect, test } from "vitest";
import { textPage } from "../../src/preview/view.ts";
import { hostile, moreHostile } from "../contract/hostile.ts";

test("a text stands on its page as it is", () => {
	const page = textPage('\n  a & b < c > "d"\n');
	expect(page).toContain('<pre>\n\n  a &amp; b &lt; c &gt; "d"\n</pre>');
});

test.each([...hostile, ...moreHostile])("nothing gets out of the page: %j", (text) => {
	const inside = /<pre>\n([\s\S]*)<\/pre>\n<\/body>/.exec(textPage(text))?.[1] ?? "<";
	expect(inside).not.toMatch(/[<>]/);
});
