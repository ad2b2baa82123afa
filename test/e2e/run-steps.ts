/** The steps of histories, with few names, so that they collide. */
import fc from "fast-check";
import type { Step } from "./run-model.ts";

const names = [
	"a.txt",
	"a.md",
	"a.html",
	"a.docx.txt",
	"A.txt",
	"b.txt",
	"sub/a.txt",
	"sub/b.md",
	"index.txt",
	"\u00e4.txt",
	"a\u0308.txt",
];
const name = fc.oneof({ arbitrary: fc.constantFrom("a.txt", "a.md", "b.txt"), weight: 4 }, fc.constantFrom(...names));
const folder = fc.constantFrom("one", "one", "two");
const note = fc.tuple(folder, name).map(([where, what]) => `${where}/${what}`);
const out = fc.constantFrom("out", "out", "out", "out2");
const input = fc.oneof({ arbitrary: folder, weight: 6 }, fc.constantFrom(".", "one/sub"), note);
const flags = fc
	.tuple(
		fc.constantFrom([], [], ["-t", "html"], ["-t", "markdown,html"], ["-t", "json"]),
		fc.constantFrom([], [], [], ["--prune"], ["--prune"], ["--force"], ["--force", "--prune"], ["--no-clobber"]),
		fc.constantFrom([], [], [], [], [], ["--max-size", "10"], ["--shard", "1/2"], ["--shard", "2/2"]),
		fc.constantFrom([], [], [], [], ["@in"], ["@out"]),
	)
	.map((each) => each.flat());

const step = (kind: string, ...of: fc.Arbitrary<unknown>[]): fc.Arbitrary<Step> =>
	fc.tuple(...of).map((args) => [kind, ...(args as unknown[]).flat()] as unknown as Step);

/** What a person does next. */
const steps: fc.Arbitrary<Step> = fc.oneof(
	{ arbitrary: step("write", note), weight: 6 },
	{ arbitrary: step("edit", note), weight: 2 },
	{ arbitrary: step("remove", note), weight: 4 },
	{ arbitrary: step("move", note, note), weight: 4 },
	step("swap", note, note),
	{ arbitrary: step("copy", note, note), weight: 2 },
	step("spoil", note),
	step("ruin", note),
	step("restore"),
	step("link", note),
	step("away", folder),
	{ arbitrary: step("hand", out, fc.nat(9)), weight: 2 },
	{ arbitrary: step("lose", out, fc.nat(9)), weight: 2 },
	{ arbitrary: step("forget", out), weight: 2 },
	step("archive", fc.constantFrom(["out", "out2"], ["out2", "out"]), fc.boolean()),
	step("project", fc.boolean()),
	step("ignore", note),
	step("heed"),
	{ arbitrary: step("convert", input, out, flags), weight: 20 },
	step("kill", fc.nat(60), input, out, flags),
	{ arbitrary: step("pipe", name, out, fc.constantFrom([], ["-t", "html"])), weight: 2 },
	{ arbitrary: step("shards", folder, out, fc.constantFrom([], ["-t", "html"])), weight: 1 },
	step("merge", out),
	step("join", fc.constantFrom(["out", "out2"], ["out2", "out"])),
	step("verify", out, fc.constantFrom("", "one", "two")),
	step("fix", folder),
);

/** Some notes, and what becomes of them. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
	.tuple(
		fc.array(step("write", note), { minLength: 2, maxLength: 6 }),
		fc.array(steps, { minLength: 4, maxLength: 16, size: "max" }),
	)
	.map((parts) => parts.flat());
