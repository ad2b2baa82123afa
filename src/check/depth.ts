import type { Cut, Report } from "../ast/nodes.ts";
import type { Fault } from "../findings/faults.ts";

/** The finding for notes over a limit. It is not a rule, since the report itself is not wrong. */
export function tooMuch({ data }: Report): Fault[] {
	if (data?.cut === undefined) return [];
	const { what, deepest, whole = false, position } = data.cut;
	const outcome = whole ? "the file is read as plain text" : "what stands deeper is plain words";
	if (what === "signs") return [{ code: "too-large", position, ...tooManySigns }];
	const reason = `Too deep: more than ${deepest} ${things[what]} in each other; ${outcome}`;
	return [{ code: "too-deep", position, reason, expected: `at most ${deepest} in each other (\`--max-depth\`)` }];
}

const things = { lists: "lists or quotes", marks: "links or emphasis" } as const satisfies Record<
	Exclude<Cut["what"], "signs">,
	string
>;

const tooManySigns = {
	reason: "Too much Markdown: far more lists, headings or signs than notes have; they are read as plain text",
	expected: "less of it, or plain text (`--from txt`)",
} as const;
