import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { isPhrasingParent, plainText, unwrapped } from "../../src/ast/text.ts";

test.each([
	["no line end", " soap  is dear ", " soap  is dear "],
	["a line end and an indent", "soap\n   is dear", "soap is dear"],
	["a line end of Windows", "soap \r\nis dear", "soap is dear"],
	["several", "soap\n is\n dear", "soap is dear"],
	["nothing but a line end", "\n  ", " "],
	["blanks at the ends of the whole", " soap\nash ", " soap ash "],
])("unwraps %s", (_why, value, text) => expect(unwrapped(value)).toBe(text));

test.each([
	["leaves of one block as they stand", "so*ap* is **dear**", "soap is dear"],
	["blocks by a space", "soap\n\nash", "soap ash"],
	["items by a space", "* soap\n* ash", "soap ash"],
	["a hard break as a space", "soap\\\nash", "soap ash"],
	["code as it is", "`so\tap`", "so\tap"],
	["a picture by what is said of it", "![soap](a.png)", "soap"],
	["a link by its words", "[soap](http://a.example)", "soap"],
	["nothing of a rule", "soap\n\n---\n\nash", "soap ash"],
	["nothing", "", ""],
])("the words of %s", (_why, markdown, text) =>
	expect(plainText(unified().use(remarkParse).parse(markdown).children)).toBe(text),
);

test.each([
	["a paragraph", "paragraph", true],
	["a heading", "heading", true],
	["a link", "link", true],
	["a list", "list", false],
	["a quotation", "blockquote", false],
])("has words and not blocks: %s", (_why, type, expected) => expect(isPhrasingParent({ type })).toBe(expected));
