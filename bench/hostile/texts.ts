/** Hostile texts, and files that only claim to be text. */
import { between, pick, type Random } from "../notes/random.ts";
import type { HostileKind } from "./kind.ts";

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, "latin1");
const noise = (random: Random, length: number): Uint8Array =>
	Uint8Array.from({ length }, () => between(random, 0, 255));
const named = (random: Random): string => pick(random, ["a", "b", "c", "d"]);

/** A file of another kind under a name that promises words. */
const disguised = (what: string, begins: string, extension: string): HostileKind => ({
	what: `${what} that is called .${extension}`,
	extension,
	refused: "undecodable",
	make: (random) => Buffer.concat([bytes(begins), noise(random, 3_000)]),
});

const [png, exe, old] = [
	"\x89PNG\r\n\x1a\n",
	"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0This program cannot be run in DOS mode.",
	"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
];

/** Each generation names the last one ten times. */
const generations = (name: string): string =>
	Array.from(
		{ length: 9 },
		(_, at) => `${name}${at + 1}: &${name}${at + 1} [${Array.from({ length: 10 }, () => `*${name}${at}`).join(", ")}]`,
	).join("\n");
const billion = (name: string): string => `${name}0: &${name}0 ha\n${generations(name)}`;

/** All kinds of them. */
export const hostileTexts: readonly HostileKind[] = [
	disguised("an image", png, "docx"),
	disguised("an image", png, "txt"),
	disguised("a program", exe, "txt"),
	disguised("a program", exe, "docx"),
	disguised("an old Word file", old, "docx"),
	disguised("an image", png, "odt"),
	disguised("an image", png, "rtf"),
	disguised("a program", "\x7fELF", "md"),
	{
		what: "noise",
		extension: "txt",
		refused: "undecodable",
		make: (random) => Buffer.concat([bytes("\0"), noise(random, 2_000)]),
	},
	{
		what: "UTF-16 that is cut",
		extension: "txt",
		refused: "undecodable",
		make: (random) => bytes(`\xff\xfe${"a\0".repeat(between(random, 1, 50))}\0\xd8a\0`),
	},
	{
		what: "values that multiply in front matter",
		extension: "md",
		refused: null,
		make: (random) => `---\n${billion(named(random))}\n---\n\nWords\n`,
	},
	{
		what: "values that multiply in a report",
		extension: "md",
		refused: null,
		make: (random) => `---\nrapporteur: 1\nform: un-meeting\n${billion(named(random))}\n---\n\n# Words\n`,
	},
	{
		what: "a report of a form from elsewhere",
		extension: "md",
		refused: "broken-form",
		make: (random) =>
			`---\nrapporteur: 1\nform: ${pick(random, ["../../x.yaml", "/etc/passwd", "http://127.0.0.1:9/x", "__proto__"])}\n---\n`,
	},
	{
		what: "a report that is cut",
		extension: "md",
		refused: "unreadable-file",
		make: (random) => `---\nrapporteur: 1\nform: un-meeting\ntitle: "${named(random)}\n---\n\n# Words\n`,
	},
	{
		what: "labels with a meaning of their own",
		extension: "txt",
		refused: null,
		make: (random) =>
			`__proto__: ${named(random)}\nconstructor: x\nDate of Meeting: 2 May 2016\ntoString: y\nhasOwnProperty: z\n`,
	},
	{
		what: "signs that hide and turn",
		extension: "txt",
		refused: null,
		make: (random) => `Reporter: \u202eeeL ${named(random)}\u202c\u200b\u0000\u0007\nTags: \ufeffx\u2066y\n`,
	},
];
