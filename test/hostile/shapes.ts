/** What notes can be made of to cost time: shapes of hostile text, of any length. */
import { encoderFor } from "../../src/write/encode.ts";

/** Hostile notes of any length. */
export interface Shape {
	readonly name: string;
	/** Notes of about a length, in characters, as they are saved. */
	readonly make: (length: number) => Uint8Array;
	/** What the notes are called. */
	readonly path: string;
}

/** What repeats: the same text, or a piece for each number. */
type Unit = string | ((at: number) => string);

/** A stretch of about a length. */
function filled(unit: Unit, length: number): string {
	if (typeof unit === "string") return unit.repeat(Math.ceil(length / unit.length));
	const pieces: string[] = [];
	for (let left = length; left > 0; left -= (pieces.at(-1) ?? "").length) pieces.push(unit(pieces.length));
	return pieces.join("");
}

/** Shapes whose filling stands between two texts. */
const shapesOf = (before: string, units: Readonly<Record<string, Unit>>, after = "\n"): Shape[] =>
	Object.entries(units).map(([name, unit]) => ({
		name,
		path: "notes.txt",
		make: (length) => Buffer.from(before + filled(unit, length - before.length - after.length) + after),
	}));

const header = "Date: 2 February 2016\nReporter: Ada Moss\n";
const summary = `${header}\nBrief summary of presentation of information made\n\n`;

/** A word of six letters that begins large. */
function wordOf(at: number): string {
	let [left, word] = [at, ""];
	for (const letters of ["BDFGHKLMNPRSTVZ", "aeiou", "bdfghklmnprstvz", "aeiou", "bdfghklmnprstvz", "aeiou"]) {
		word += letters.charAt(left % letters.length);
		left = Math.floor(left / letters.length);
	}
	return word;
}

/** A name of two words that few other numbers have. */
const nameOf = (at: number): string => `${wordOf(at * 7919)} ${wordOf(at * 104_729 + 13)}`;

const bare = shapesOf("", {
	"one line of colons": ":",
	"bullets without a heading": "- a\n",
	"bullets of all kinds": "• a\n- b\n* c\n1. d\na) e\n",
	"labels that take turns": "Date: 2 February 2016\nReporter: Ada Moss\n",
	"one label, repeated": "Reporter: x\n",
	"sections twice and more": "Brief summary of presentation of information made\n\nIt rained.\n\n",
	"half of a wrapped label": "What was of particular significance to share with\nthe army\n\n",
	"labels named like parts of an object": "__proto__: x\nconstructor: y\ntoString: z\n",
	boilerplate: "(NB: x\n",
});

const blank = [...shapesOf("", { "blank lines": "\n" }, "x"), ...shapesOf("", { spaces: " " }, "x")];

const fields = shapesOf(header, {
	"separators among the fields": "----------\n",
	"loose lines among the fields": (at) => `the rain of ${wordOf(at)} went on\n\n`,
	"one unknown label, repeated": "Venue: y\n",
	"unknown labels": (at) => `${wordOf(at)}: y\n`,
	"misspelt labels": "Repotrer: Ada Moss\nOrgansier: x\n",
	"labels that are nearly misspelt": (at) => `Reports ${wordOf(at)}: x\nDates ${wordOf(at)}: y\n`,
	"misspelt headings": "Breif sumary of presentaton of informaton made\n\nx\n\n",
	"headings of no section": (at) => `Brief ${wordOf(at)} of presentation of rain made\n\nx\n\n`,
});

const lines = shapesOf(summary, {
	"one line of words": "word, and more ",
	"one word": "a",
	"one line of full stops": ".",
	"one line of stars": "* ",
	"lines of one letter": "a\n",
	"lines wrapped by hand": "the rain went on over the town and nobody in the room had an umbrella\nor ",
	"lines that look like headings": (at) => `${wordOf(at)} and rain\n\nIt went on.\n\n`,
	bullets: "- a\n",
	"nesting up and down": (at) => `${"\t".repeat(at % 70)}- a\n`,
	"nesting by one space": (at) => `${" ".repeat(at % 200)}- a\n`,
	"numbers that count up": (at) => `${at + 1}. a\n`,
	"numbers that never count up": (at) => `${at}.1 a\n`,
	tabs: "a\t\t\t\tb\n",
	"lines of trailing spaces": `a${" ".repeat(200)}\n`,
	"all line ends": "a\r\nb\rc\nd\n\re\r\r\n",
	separators: "----\n====\n____\n",
	dashes: "- - – — ",
	"labels in a row": (at) => `${wordOf(at)}: `,
});

const words = shapesOf(summary, {
	"speakers, one a line": (at) => `Ms ${nameOf(at)} said so.\n`,
	"speakers in one paragraph": (at) => `Ms ${nameOf(at)} said so. `,
	"one speaker, repeated": "Ms Ada Moss said so. ",
	"names in a row": (at) => `${nameOf(at)} `,
	"a roster": (at) => `Ms ${nameOf(at)}, Director of the Fund; `,
	"labelled bullets": (at) => `• ${nameOf(at)}: it rained\n`,
	"titles in a row": "Dr. ",
	said: "said ",
	pronouns: "She said so. ",
	hyphens: "A-",
	capitals: "A ",
	"words with hyphens": "well-to-do-and-so-on ",
	"empty brackets": "()",
	"open brackets": "Ada (",
	"open square brackets": "[Ada](",
	"open quotations": "“Yes Ada ",
	"straight quotations": '"No" ',
	addresses: "https://example.org/a?b=c&d ",
	"incomplete addresses": "www. http:// @ ",
	"signs of Markdown": "*_`[]()#!~|\\",
	backticks: (at) => `${"`".repeat(at % 300)} `,
	"tags of HTML": '<a href="x">&amp;</b><!--',
	footnotes: "[^1]: a\n[b]: c\n",
	"combining characters": "\u0301",
	emoji: "👩‍👩‍👧‍👦 ",
	"characters that don't show": "a\u202e\u200b\u0007",
	"garbled letters": "donâ€™t ",
	"half characters": "a\ud800",
});

const values = [
	...shapesOf("Date: ", { dates: "2 February 2016, ", "numbers that may be dates": "2/2/2 ", months: "March " }),
	...shapesOf("Reporter: ", {
		"people with commas": (at) => `${nameOf(at)}, `,
		"people on lines of their own": (at) => `\n${nameOf(at)}`,
		"people in bullets": (at) => `\n• ${nameOf(at)}`,
		"people, roles and dashes": (at) => `${nameOf(at)} - Director of ${wordOf(at)}, `,
		honorifics: "Dr. ",
	}),
	...shapesOf("ISJC Staff Present: ", {
		"people with semicolons and brackets": (at) => `Ms ${nameOf(at)} (online); `,
	}),
	...shapesOf("Which SDG does this topic cover?: ", {
		goals: "1, 2, 3, ",
		"goals out of range": (at) => `${at + 18}, `,
	}),
	...shapesOf("Tags: ", {
		tags: (at) => `${wordOf(at)}, `,
		"tags of goals": "SDG16: Peace, Justice and Strong Institutions, ",
	}),
	...shapesOf("Web links for more information: ", {
		"links with semicolons": "Video; Photographs; ",
		"links on lines of their own": (at) => `\nhttps://example.org/${at}`,
	}),
	...shapesOf("Title: ", { "one value of many lines": (at) => `the rain of ${wordOf(at)}\n` }),
	...shapesOf(`${summary}https://`, { "one address": "a." }),
];

/** Encodings that are slow to detect: only the text itself shows which they are. */
const saved = ["windows-1252", "macintosh", "utf-16le", "utf-16be"].map((encoding): Shape => {
	const text = (length: number): string =>
		summary + filled("Le président a été très déçu, à côté de la fenêtre. ", length - summary.length);
	const make = (length: number): Uint8Array => encoderFor(encoding)?.(text(length)) ?? new Uint8Array();
	return { name: `${encoding} not declared`, path: "notes.txt", make };
});

/** Shapes of plain text. */
export const textShapes: readonly Shape[] = [...bare, ...blank, ...fields, ...lines, ...words, ...values, ...saved];

/** Shapes of Markdown: what is opened and never closed, and what begins again on each line. */
export const markdownShapes: readonly Shape[] = shapesOf(`# ${summary}`, {
	"growing backticks": (at) => `${"`".repeat(at + 1)} `,
	"pairs of backticks": "``a`b ",
	definitions: "[b]: c\n",
	footnotes: (at) => `[^${at}]: a\n[^${at}] b\n`,
	brackets: "[a] ",
	"open brackets": "[a ",
	"closing brackets": "a] ",
	"images that never end": "![",
	links: "[a](b) ",
	"links that never end": "[a](b ",
	"titles that never end": '[a](b "c ',
	"addresses in brackets": "[a]((",
	"emphasis that never ends": "*a **a ",
	"emphasis of two kinds": "*a_ ",
	"stars in a row": "* ",
	"pointed brackets": "<",
	entities: "&amp;",
	"halves of entities": "&#",
	backslashes: "\\*",
	"comments that never end": "a <!-- ",
	comments: "a\n\n<!-- a -->\n\n",
	"a table": "| a | b |\n|---|---|\n",
	"underlined headings": "a\n=\n",
	headings: "# a\n",
	quotes: "> a\n\n",
	"quotes that go on without a sign": "> a\nb\n",
	"code in quotes that ends with them": "> ```\na\n",
	code: "```\n",
	bullets: "- a\n",
	"bullets in bullets": `${"- ".repeat(50)}a\n`,
	"items of many paragraphs": "- a\n\n  b\n\n",
	"steps down and up": (at) => `${" ".repeat(2 * (at % 50))}- a\n`,
}).map((shape) => ({ ...shape, name: `Markdown: ${shape.name}`, path: "notes.md" }));
