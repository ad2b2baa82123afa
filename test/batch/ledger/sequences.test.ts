import { createHash } from "node:crypto";
import { existsSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBytes } from "../../../src/files/paths.ts";
import { type Archive, archive } from "./archive.ts";

const names = ["a.txt", "a.md", "b/a.txt", "b/c.txt", "b.txt", "ä.txt", "\u{1F600}.txt", "z.txt"];
const name = fc.constantFrom(...names);

/** Something that happens to an archive between two looks at it. */
interface Step {
	readonly say: string;
	readonly step: (of: Archive, notes: Map<string, string>) => void;
}

const steps: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ at: name, text: fc.constantFrom("one", "two", "three?", "four!") }).map(
		({ at, text }): Step => ({
			say: `write ${at} ${text}`,
			step: (of, notes) => {
				of.write(at, text);
				notes.set(at, text);
			},
		}),
	),
	name.map(
		(at): Step => ({
			say: `remove ${at}`,
			step: (of, notes) => {
				if (notes.delete(at)) of.remove(at);
			},
		}),
	),
	fc
		.constantFrom("1", "2")
		.map((version): Step => ({ say: `run ${version}`, step: (of) => void of.run({ ...both, version }) })),
	fc.nat(8).map((stops): Step => ({ say: `stop after ${stops}`, step: (of) => void of.run({ ...both, stops }) })),
	fc.record({ dies: fc.nat(8), torn: fc.nat(300) }).map(
		({ dies, torn }): Step => ({
			say: `die after ${dies}, ${torn} bytes too early`,
			step: (of) => {
				of.run({ ...both, dies });
				const state = join(of.out, ".rapporteur/state.tsv");
				if (!existsSync(state)) return;
				// What the run was to do, and how the one before it ended, was on the disk before it began.
				const text = readFileSync(state);
				const synced = Math.max(text.lastIndexOf("\tbegun\n"), text.lastIndexOf("\tended\n")) + 7;
				truncateSync(state, Math.max(synced, text.length - torn));
			},
		}),
	),
	fc.record({ at: name, kind: fc.constantFrom("md", "html"), cut: fc.boolean() }).map(
		({ at, kind, cut }): Step => ({
			say: `${cut ? "cut" : "lose"} the ${kind} of ${at}`,
			step: (of) => {
				const output = join(of.out, at.replace(/\.[^.]*$/, `.${kind}`));
				if (!existsSync(output)) return;
				if (cut) writeFileSync(output, "");
				else unlinkSync(output);
			},
		}),
	),
);

// `a.txt` and `a.md` take each other's names: what is last in order wins, as the stand-in refuses nothing.
const both = { templates: ["html", "md"] };
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

test("after any sequence of edits, losses and deaths, a run makes what a first run would", () => {
	fc.assert(
		fc.property(fc.array(steps, { maxLength: 12 }), (sequence) => {
			const of = archive();
			const notes = new Map<string, string>();
			for (const { step } of sequence) step(of, notes);
			notes.delete("a.md");
			if (existsSync(join(of.notes, "a.md"))) of.remove("a.md");
			// What somebody has changed stays, and so does what is known of it.
			for (const [path, content] of Object.entries(of.outputs())) if (content === "") unlinkSync(join(of.out, path));
			of.run({ ...both, prune: true });
			const fresh = archive(Object.fromEntries(notes));
			fresh.run(both);
			expect(of.manifest()).toEqual(fresh.manifest());
			const outputs = of.outputs();
			for (const line of of.manifest()) {
				for (const { path, sha256 } of JSON.parse(line).outputs) expect(hash(outputs[path] ?? "")).toBe(sha256);
			}
			expect(of.run(both)).toMatchObject({
				made: [...notes]
					.filter(([, text]) => text.includes("!"))
					.map(([at]) => at)
					.sort(compareBytes),
			});
		}),
		{ numRuns: 60 },
	);
}, 60_000);
