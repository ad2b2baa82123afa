/** Values as people write them in haste: read right, or told, never swallowed; the same in plain text and in Markdown. */
import { expect, test } from "vitest";
import { processDocument } from "../../src/index.ts";

const formats = ["txt", "md"] as const;

type Format = (typeof formats)[number];

const sections = "Brief summary of presentation of information made\n\nMs Amina Diallo said that wells were dug.";

/** What a note is read as; `##` stands before its sections in Markdown. */
async function read(notes: string, format: Format) {
	const text = format === "txt" ? notes : notes.replaceAll(/^(?=Brief summary|Significance)/gm, "## ");
	const { report, findings } = await processDocument(Buffer.from(text), {
		path: `notes.${format}`,
		today: "2030-01-01",
	});
	const fields = report.children.flatMap((child) => (child.type === "field" ? [child] : []));
	const value = (name: string): unknown => fields.find((field) => field.name === name)?.value;
	const speakers = report.children.flatMap((child) =>
		child.type === "section" ? child.statements.flatMap((statement) => statement.speakers) : [],
	);
	const told = findings.map(
		({ code, position }) => `${code} ${text.slice(position?.start.offset, position?.end.offset)}`,
	);
	return { value, speakers, told, findings, text };
}

const each = <T>(cases: readonly T[]): { format: Format; given: T }[] =>
	cases.flatMap((given) => formats.map((format) => ({ format, given })));

test.each(
	each([
		[
			"https://a.org/x, Title of b, https://b.org/y",
			"https://a.org/x = https://a.org/x",
			"Title of b = https://b.org/y",
		],
		[
			"https://a.org/x, Title of a, https://b.org/y, Title of b",
			"Title of a = https://a.org/x",
			"Title of b = https://b.org/y",
		],
		[
			"Title of a - https://a.org/x, Title of b - https://b.org/y",
			"Title of a = https://a.org/x",
			"Title of b = https://b.org/y",
		],
		[
			"https://a.org/x - Title of a, https://b.org/y - Title of b",
			"Title of a = https://a.org/x",
			"Title of b = https://b.org/y",
		],
		["www.a.org, b.org/path", "www.a.org = www.a.org", "b.org/path = b.org/path"],
	]),
)("two links on one line: $given.0 in $format", async ({ given: [line, ...links], format }) => {
	const { value } = await read(`Date of meeting: 4 May 2016\n\n${sections}\n\nWeb links: ${line}\n`, format);
	expect((value("links") as { title: string; url: string }[]).map(({ title, url }) => `${title} = ${url}`)).toEqual(
		links,
	);
});

test.each(each(["ana lima, joe petersen", "bob marsh, liz carter", "tom hill, sandy brook, pat nunn"]))(
	"people without capitals are one each: $given in $format",
	async ({ given, format }) => {
		const { value } = await read(`Date of meeting: 4 May 2016\nISJC Staff Present: ${given}\n\n${sections}\n`, format);
		expect((value("staff") as { name: string }[]).map(({ name }) => name)).toEqual(given.split(", "));
	},
);

test.each(
	each([
		["only me and Ruth were there from our side", "Ruth", "only me", "were there from our side"],
		["me and Major Delacroix", "Delacroix", "me"],
		["me + Maj. Delacroix", "Delacroix", "me"],
		["Ruth Delacroix was there", "Ruth Delacroix", "was there"],
	]),
)("a sentence among people gives names, and the rest is told: $given.0 in $format", async ({ given, format }) => {
	const [line, name, ...rest] = given;
	const { value, told } = await read(
		`Date of meeting: 4 May 2016\nISJC Staff Present: ${line}\n\n${sections}\n`,
		format,
	);
	expect((value("staff") as { name: string }[]).map((person) => person.name)).toEqual([name]);
	expect(told.filter((each) => each.startsWith("unreadable-value"))).toEqual(
		rest.map((words) => `unreadable-value ${words}`),
	);
});

test.each(
	each([
		"ISJC Staff Present: Ruth Delacroix",
		"Speakers: Ada Okafor, Major Ruth Delacroix",
		"Panel: Ruth Delacroix; Ada Okafor",
	]),
)("a family name alone is the full name that a field has: $given in $format", async ({ given, format }) => {
	const said = `${sections}\n\nDelacroix: We dig too.\n\nMs Okoye: So do we.`;
	const { speakers } = await read(`Date of meeting: 4 May 2016\n${given}\n\n${said}\n`, format);
	expect(speakers.map(({ name }) => name)).toEqual(["Amina Diallo", "Ruth Delacroix", "Okoye"]);
});

test.each(formats)("a first name that one person of the fields has is that person, in %s", async (format) => {
	const said = `${sections}\n\nRuth: We dig too.\n\nRuth said that wells are deep.`;
	const names = async (staff: string, words = said) =>
		(await read(`Date of meeting: 4 May 2016\nISJC Staff Present: ${staff}\n\n${words}\n`, format)).speakers.map(
			({ name }) => name,
		);
	expect(new Set(await names("Ruth Delacroix, Ada Okafor"))).toEqual(new Set(["Amina Diallo", "Ruth Delacroix"]));
	// Two people have it, as a first name or a family name; or the words say who she is.
	expect(await names("Ruth Delacroix, Ruth Okafor")).toContain("Ruth");
	expect(await names("Ruth Delacroix, Ada Ruth")).toContain("Ruth");
	expect(
		await names("Ruth Delacroix, Ada Okafor", `${sections}\n\nRuth, a farmer, said that wells are deep.`),
	).not.toContain("Ruth Delacroix");
});

test.each(formats)("a family name that two people have stays alone, in %s", async (format) => {
	const said = `${sections}\n\nDelacroix: We dig too.\n\nMs Okoye: So do we.`;
	const staff = "ISJC Staff Present: Ruth Delacroix, Paul Delacroix";
	const { speakers } = await read(`Date of meeting: 4 May 2016\n${staff}\n\n${said}\n`, format);
	expect(speakers.map(({ name }) => name)).toContain("Delacroix");
});

test.each(
	each(["**Wells for All**", "*Wells for All*", "__Wells for All__", "_Wells for All_", "***Wells for All***"]),
)("signs around all of a value are no part of it: $given in $format", async ({ given, format }) => {
	const { value, text } = await read(`Date of meeting: 4 May 2016\nMeeting Title: ${given}\n\n${sections}\n`, format);
	expect(text).toContain(given);
	expect(value("title")).toBe("Wells for All");
});

test.each(each(["5 * 3 * 2", "*Wells* for *All*", "**"]))(
	"other stars are words: $given",
	async ({ given, format }) => {
		const { value } = await read(`Date of meeting: 4 May 2016\nMeeting Title: ${given}\n\n${sections}\n`, format);
		if (format === "txt") expect(value("title")).toBe(given);
	},
);

test.each(formats)("a missing section is told where it would stand, in %s", async (format) => {
	const notes = `Date of meeting: 4 May 2016\n\n${sections}\n\nTags: water\nType of meeting: side event\n`;
	const { findings, text } = await read(notes, format);
	const missing = findings.find(({ code }) => code === "missing-section");
	expect(text.slice(0, missing?.position?.start.offset)).toMatch(/wells were dug\.$/);
});

test.each(formats)("a heading that shares one word of many is no likely one, in %s", async (format) => {
	const notes = `Date of meeting: 4 May 2016\n\n${sections}\n\nWhy boats matter to harbour towns\n\nThey do.\n`;
	const { findings } = await read(notes, format);
	expect(findings.find(({ code }) => code === "missing-section")).not.toHaveProperty("nearest");
});

test.each(
	each([
		"-- \nRuth Delacroix\nThe Salvation Army",
		"--\nRuth Delacroix",
		"Best,\nRuth Delacroix\n+44 20 7946 0000",
		"Best, Ruth / +44 20 7946 0000",
		"Kind regards\nMajor Delacroix",
	]),
)("a signature is no tag: $given in $format", async ({ given, format }) => {
	const { value } = await read(`Date of meeting: 4 May 2016\n\n${sections}\n\nTags: Water, Peace\n${given}\n`, format);
	expect(value("tags")).toEqual(["Water", "Peace"]);
});

test.each(each(["Love\nPeace", "Best practice\nWater", "Thanks giving\nHarvest"]))(
	"tags that open like a closing stay tags: $given in $format",
	async ({ given, format }) => {
		const { value } = await read(`Date of meeting: 4 May 2016\n\n${sections}\n\nTags:\n${given}\n`, format);
		expect(value("tags")).toEqual(given.split("\n"));
	},
);
