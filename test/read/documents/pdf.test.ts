import { describe, expect, test } from "vitest";
import { pdfReader, readPdf } from "../../../src/read/documents/pdf.ts";
import { transcribe } from "../../../src/read/documents/transcript.ts";
import { type PdfExtras, type Placed, pdfOf, streamOf } from "./pdf-of.ts";

const options = { encoding: null, maxSize: 10_000_000, maxDepth: 100 };

async function read(pages: readonly (readonly Placed[])[], extras?: PdfExtras) {
	const document = await readPdf(pdfOf(pages, extras), options);
	if ("code" in document) throw new Error(`${document.code}: ${"reason" in document ? document.reason : ""}`);
	return document;
}

const transcriptOf = async (...pages: readonly (readonly Placed[])[]): Promise<string> =>
	transcribe((await read(pages)).blocks).text;

/** Lines below each other, 12 points apart; an empty one is a gap. */
const below = (top: number, lines: readonly string[], left = 60): Placed[] =>
	lines.flatMap((text, index): Placed[] => (text === "" ? [] : [[left, top + 12 * index, text]]));

// 80 letters of 6 points fill a line between margins of 60 points.
const full = "The harbour has a cold store for each of the boats that land fish in the winter";
const upTo = (length: number): string => full.slice(0, length);

describe("a PDF is written down as notes", () => {
	test.each<[string, readonly Placed[], string]>([
		["lines", below(60, ["Date: 2 May", "Place: Rome"]), "Date: 2 May\nPlace: Rome\n"],
		["blank lines", below(60, ["One", "", "Two", "Three"]), "One\n\nTwo\nThree\n"],
		["a paragraph that is wrapped", below(60, [full, "and more", "", "Two"]), `${full} and more\n\nTwo\n`],
		[
			"a line that somebody ended",
			below(60, [upTo(60), "and more", full, "so."]),
			`${upTo(60)}\nand more\n${full} so.\n`,
		],
		[
			"paragraphs that are only a little apart",
			[...below(60, [full, "and on."]), ...below(90, [full, "and so on."]), ...below(120, ["End."])],
			`${full} and on.\n\n${full} and so on.\n\nEnd.\n`,
		],
		[
			"a number at the beginning of a line, which may be that of an item",
			below(60, [`${upTo(71)} Article`, "7. The next"]),
			`${upTo(71)} Article\n7. The next\n`,
		],
		["items", below(60, ["1. One", "2. Two", "- three", "o four"]), "1. One\n2. Two\n- three\no four\n"],
		[
			"an item with a hanging indent",
			[
				[60, 48, "One"],
				[72, 60, "-"],
				[84, 60, full.slice(0, 72)],
				[84, 72, "goes on"],
				[96, 84, "- below"],
			],
			`One\n  - ${full.slice(0, 72)} goes on\n       - below\n`,
		],
		["a word with a hyphen", below(60, [`${upTo(72)} long-`, "term"]), `${upTo(72)} long-term\n`],
		[
			"an address over two lines",
			below(60, [`${upTo(44)} https://example.org/a-long-path/`, "index.html"]),
			`${upTo(44)} https://example.org/a-long-path/index.html\n`,
		],
		[
			"an address that breaks at a sign, and one that breaks before it",
			below(60, [
				`${upTo(44)} https://example.org/a-long-path/film?`,
				"part=2 is here, and at https://example.org/of/the/whole/country",
				"/index.html.",
			]),
			`${upTo(44)} https://example.org/a-long-path/film?part=2 is here, and at https://example.org/of/the/whole/country\n/index.html.\n`,
		],
		["a dash behind a number", below(60, [`${upTo(76)} 5-`, "6000"]), `${upTo(76)} 5- 6000\n`],
		[
			"words side by side",
			[
				[60, 60, "Chair: Ms One"],
				[300, 60, "Clerk: Mr Two"],
			],
			"Chair: Ms One\tClerk: Mr Two\n",
		],
		[
			"words that touch",
			[
				[60, 60, "Min"],
				[78, 60, "utes"],
			],
			"Minutes\n",
		],
		[
			"words apart",
			[
				[60, 60, "Minutes"],
				[107, 60, "of"],
			],
			"Minutes of\n",
		],
		[
			"a raised letter",
			[
				[60, 60, "note"],
				[84, 56, "1", 6],
			],
			"note1\n",
		],
		["a foot that was set first", [[60, 760, "Page 1"], ...below(60, ["One", "Two"])], "One\nTwo\n\nPage 1\n"],
	])("%s", async (_, words, text) => expect(await transcriptOf(words)).toBe(text));

	test("a form of two columns: what stands at one height is one line", async () => {
		const form: Placed[] = [
			...below(60, ["Date"]),
			...below(60, ["2 May"], 200),
			...below(90, ["Which goals does", "this cover?"]),
			...below(96, ["8, 14"], 200),
			...below(130, ["Tags"]),
			...below(160, ["Summary"]),
			...below(160, [full.slice(0, 55), "and on.", "", "Two."], 200),
		];
		expect(await transcriptOf(form)).toBe(
			`Date\t2 May\n\nWhich goals does\n8, 14\nthis cover?\n\nTags\n\nSummary\t${full.slice(0, 55)} and on.\n\nTwo.\n`,
		);
	});

	test("a value that goes on over the page", async () => {
		const first = [
			...below(700, ["Date:"]),
			...below(700, ["2 May"], 200),
			...below(730, ["Notes:"]),
			...below(730, ["- one"], 200),
		];
		expect(await transcriptOf(first, [...below(60, ["- two"], 200), ...below(90, ["End."])])).toBe(
			"Date:\t2 May\n\nNotes:\t- one\n- two\n\nEnd.\n",
		);
	});

	test("columns of text, one after the other", async () => {
		const column = [
			"The harbour has a cold store",
			"for each of the boats that",
			"land fish in the winter and",
			"for those that do not, which",
			"are many.",
		];
		expect(await transcriptOf([...below(60, column), ...below(60, column, 320)])).toBe(
			`${column.join("\n")}\n\n${column.join("\n")}\n`,
		);
	});

	test("pages, whose heads and feet stand where they are seen", async () => {
		const page = (number: number, lines: readonly string[]): Placed[] => [
			[60, 30, "Minutes of the board"],
			...below(700, lines),
			[280, 780, `Page ${number} of 2`],
		];
		expect(await transcriptOf(page(1, [full, full]), page(2, ["and more.", "End."]))).toBe(
			`Minutes of the board\n\n${full} ${full}\n\nPage 1 of 2\nMinutes of the board\n\nand more.\nEnd.\n\nPage 2 of 2\n`,
		);
	});

	test("with places", async () => {
		const { blocks } = await read([below(60, ["One", "", full, "more"]), below(60, ["Two"])]);
		expect(transcribe(blocks).places.map(({ where }) => where)).toEqual([
			"page 1, line 1",
			"page 1, line 2",
			"page 2, line 1",
		]);
	});

	test("with places in columns", async () => {
		const form = [...below(60, ["Date:", "Place:"]), ...below(60, ["2 May", "Rome"], 200)];
		const { places } = transcribe((await read([form])).blocks);
		expect(places.map(({ where }) => where)).toEqual([1, 2, 1, 2].map((line) => `page 1, line ${line}`));
	});

	test("with lines that are typed into a box up to the margin", async () => {
		const typed = "<</Type/Annot/Subtype/FreeText/F 4/DA(/F 10 Tf)/Contents(Ann Bell\\nBo Cole)/Rect[60 700 535 724]>>";
		const { blocks } = await read([below(60, [full, "Present:"])], { page: "/Annots[6 0 R]", objects: [typed] });
		expect(transcribe(blocks).text).toContain("Ann Bell\nBo Cole\n");
	});

	test("with what is typed for the screen alone, but not what nobody sees", async () => {
		const typed = (flags: number, words: string): string =>
			`<</Type/Annot/Subtype/FreeText/F ${flags}/DA(/F 10 Tf)/Contents(${words})/Rect[60 700 535 724]>>`;
		const objects = [typed(0, "Ann Bell"), typed(2, "hidden"), typed(32, "unseen")];
		const { blocks } = await read([below(60, ["Present:"])], { page: "/Annots[6 0 R 7 0 R 8 0 R]", objects });
		expect(transcribe(blocks).text).toBe("Present:\n\nAnn Bell\n");
	});

	test("with what is filled in, and where links lead", async () => {
		const link = "<</Type/Annot/Subtype/Link/F 4/Rect[60 730 200 750]/A<</S/URI/URI(https://example.org/film)>>>>";
		const field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(date)/V(2 May)/F 4/Rect[120 775 300 795]>>";
		const typed = "<</Type/Annot/Subtype/FreeText/F 4/DA(/F 10 Tf)/Contents(Late)/Rect[60 700 100 712]>>";
		const note = "<</Type/Annot/Subtype/Text/F 4/Contents(a comment)/Rect[60 600 100 612]>>";
		const { blocks } = await read(
			[
				[
					[60, 18, "Date:"],
					[60, 60, "Film of the day"],
				],
			],
			{
				page: "/Annots[6 0 R 7 0 R 8 0 R 9 0 R]",
				catalog: "/AcroForm<</Fields[7 0 R]>>",
				objects: [link, field, typed, note],
			},
		);
		expect(transcribe(blocks).text).toBe("Date:\t2 May\n\nFilm of the day\u00a0(https://example.org/film)\n\nLate\n");
	});

	test.each([
		["without a form", ""],
		["with a form that lacks it", "/AcroForm<</Fields[]>>"],
	])("with what is filled in, %s", async (_, catalog) => {
		const field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(date)/V(2 May)/F 4/Rect[120 775 300 795]>>";
		const secret = "<</Type/Annot/Subtype/Widget/FT/Tx/Ff 8192/T(code)/V(1234)/F 4/Rect[120 735 300 755]>>";
		const more = { page: "/Annots[6 0 R 7 0 R]", catalog, objects: [field, secret] };
		const { blocks } = await read([below(18, ["Date:", "", "", "Code:"])], more);
		expect(transcribe(blocks).text).toBe("Date:\t2 May\n\nCode:\n");
	});

	test("with all that is chosen in a list", async () => {
		const list =
			"<</Type/Annot/Subtype/Widget/FT/Ch/T(who)/Ff 2097152/Opt[(Ann)(Bo)(Cy)]/V[(Ann)(Cy)]/I[0 2]/F 4/Rect[120 775 300 795]>>";
		const more = { page: "/Annots[6 0 R]", catalog: "/AcroForm<</Fields[6 0 R]>>", objects: [list] };
		expect(transcribe((await read([[[60, 18, "Present:"]]], more)).blocks).text).toBe("Present: Ann; Cy\n");
	});

	test.each([
		["a list", "/Ff 2097152/Opt[[(KE)(Kenya)][(UG)(Uganda)][(PE)(Peru)]]/V[(KE)(PE)]", "Kenya; Peru"],
		["a drop-down list", "/Ff 131072/Opt[[(x1)(North hall)][(x2)(South hall)]]/V(x2)", "South hall"],
		["a value that is typed", "/Ff 393216/Opt[[(x1)(North hall)]]/V(Quay)", "Quay"],
	])("with choices as they are shown, not as they are stored: %s", async (_, entries, words) => {
		const field = `<</Type/Annot/Subtype/Widget/FT/Ch/T(a)${entries}/F 4/Rect[120 775 300 795]>>`;
		const more = { page: "/Annots[6 0 R]", catalog: "/AcroForm<</Fields[6 0 R]>>", objects: [field] };
		expect(transcribe((await read([[[60, 18, "Country:"]]], more)).blocks).text).toBe(`Country: ${words}\n`);
	});
});

test("what is left alone is named", async () => {
	const image = streamOf("x", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray");
	const script =
		"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>";
	const { external } = await read([below(60, ["One"]), [], [[550, 60, "cut off here"]]], {
		catalog: script,
		objects: [image],
	});
	expect(external).toEqual(["image", "page without words", "page with lines over its edge", "script"]);
});

const shown = streamOf(
	"BT /F 10 Tf 2 4 Td (NOT APPROVED) Tj ET",
	"/Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F 3 0 R>>>>",
);

test.each([
	["a stamp", "/Subtype/Stamp", ["stamp"]],
	["a watermark", "/Subtype/Watermark", ["watermark"]],
	["a signature", "/Subtype/Widget/FT/Sig/T(s)/V<</Type/Sig/Contents<00>>>", ["signature"]],
	["a stamp that is hidden", "/F 2/Subtype/Stamp", []],
	["text in looks alone", "/F 4/Subtype/FreeText/DA(/F 10 Tf)", []],
])("what is drawn on a page is named: %s", async (_, entries, external) => {
	const note = `<</Type/Annot${entries}/Rect[120 775 300 795]/AP<</N 7 0 R>>>>`;
	const catalog = "/AcroForm<</Fields[6 0 R]/SigFlags 3>>";
	const document = await read([[[60, 18, "Checked:"]]], { page: "/Annots[6 0 R]", catalog, objects: [note, shown] });
	expect(document.external).toEqual(external);
	const { text } = transcribe(document.blocks);
	expect(text).toMatch(entries.includes("FreeText") ? /^Checked:\sNOT APPROVED\n$/ : /^Checked:\n$/);
});

test("a form with data of its own is named, with a way out", async () => {
	const { external } = await read([below(60, ["Please wait..."])], {
		catalog: "/NeedsRendering true/AcroForm<</Fields[]/XFA 6 0 R>>",
		objects: [streamOf("<xdp:xdp/>")],
	});
	expect(external).toEqual(["XFA form (print it to a new PDF to have its data read)"]);
});

describe("words beyond the edge of a page are named", () => {
	test.each<[edge: string, words: Placed, crop?: string]>([
		["left", [-300, 60, "voted against"]],
		["right", [601, 60, "voted against"]],
		["top", [60, -20, "voted against"]],
		["bottom", [60, 820, "voted against"]],
		["of its visible part", [60, 400, "voted against"], "/CropBox[0 650 600 800]"],
	])("%s", async (_, words, page = "") => {
		const { blocks, external } = await read([[[60, 100, "One"], words]], { page });
		expect(transcribe(blocks).text).toBe("One\n");
		expect(external).toEqual(["page with lines over its edge"]);
	});

	test.each<[edge: string, words: Placed]>([
		["left", [-30, 60, "Ann voted against"]],
		["right", [570, 60, "Ann voted against"]],
		["right, with a part that ends at it", [576, 60, "Ann voted against"]],
	])("and are read where their line crosses it: %s", async (_, words) => {
		const { blocks, external } = await read([[words, [60, 100, "One"]]]);
		expect(transcribe(blocks).text).toContain("Ann voted against");
		expect(external).toEqual(["page with lines over its edge"]);
	});
});

describe("what is refused", () => {
	const fault = (bytes: Uint8Array, maxSize = options.maxSize) =>
		readPdf(bytes, { ...options, maxSize }).catch(({ why }) => why);
	const page = below(60, ["One"]);

	test.each<[string, Uint8Array, string, string]>([
		[
			"an encrypted one",
			pdfOf([page], { trailer: "/Encrypt 6 0 R", objects: ["<</Filter/Standard>>"] }),
			"undecodable",
			"is encrypted",
		],
		[
			"one that hides it",
			pdfOf([page], { trailer: "/Enc#72ypt 6 0 R", objects: ["<<>>"] }),
			"undecodable",
			"is encrypted",
		],
		["a page that is an image", pdfOf([[]]), "undecodable", "its page is an image"],
		["pages that are images", pdfOf([[], []]), "undecodable", "its 2 pages are images"],
		["one that is not a PDF", Buffer.from("Date: 2 May\n"), "undecodable", "Not a PDF"],
		["an image", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "undecodable", "a PNG image"],
		[
			"one that is cut",
			pdfOf([page]).subarray(0, 60),
			"undecodable",
			"Corrupt PDF (Invalid PDF structure). Save it again or restore it.",
		],
		["many pages", pdfOf(Array.from({ length: 5_001 }, () => [])), "too-large", "5001 pages"],
	])("%s", async (_, bytes, code, reason) => {
		expect(await fault(bytes)).toMatchObject({ code, message: expect.stringContaining(reason) });
	});

	test("words without end", async () => {
		const form = (inner: string, number: number): Uint8Array =>
			streamOf(
				inner,
				`/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>/XObject<</X ${number} 0 R>>>>`,
			);
		const nested = Array.from({ length: 8 }, (_, index) => form("/X Do ".repeat(10), index + 7));
		const objects = [...nested, form("BT /F 10 Tf 60 60 Td (One) Tj ET", 0)];
		const bytes = Buffer.from(pdfOf([[]], { objects }));
		const text = bytes
			.toString("latin1")
			.replace("/Resources<</Font<</F 3 0 R>>>>", "/Resources<</XObject<</X 6 0 R>>>>");
		const calling = text.replace("/Length 0>>\nstream\n\nendstream", "/Length 5>>\nstream\n/X Do\nendstream");
		expect(await fault(Buffer.from(calling, "latin1"))).toMatchObject({ code: "too-slow" });
	});
});

describe("without the package", () => {
	const readerWhere = (message: string, code: string | null) =>
		pdfReader((read) => read(async () => ({ error: { name: "Error", message, code }, isMissing: true })));

	test("the finding says what to install", async () => {
		const reader = readerWhere("Cannot find package 'unpdf'", "ERR_MODULE_NOT_FOUND");
		await expect(reader(pdfOf([below(60, ["One"])]), options)).rejects.toHaveProperty("why", {
			code: "undecodable",
			position: null,
			message: "Reading a PDF needs the package `unpdf`. Install it next to Rapporteur: `npm install unpdf@1.7`.",
		});
	});

	test("one that can't be loaded is no missing one", async () => {
		const reader = readerWhere("it is broken", null);
		await expect(reader(pdfOf([below(60, ["One"])]), options)).rejects.toMatchObject({
			why: { code: "undecodable", message: expect.stringContaining("it is broken") },
		});
	});
});
