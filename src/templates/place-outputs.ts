/**
 * Walks once through a parsed template, with the state of its format, and gives each value the escaping of its place.
 * All ways to a point must agree on where it is: both branches of an `if`, the start and the end of a loop.
 */
import {
	BreakTag,
	CaptureTag,
	CaseTag,
	ContinueTag,
	ForTag,
	IfTag,
	type Liquid,
	Output,
	RawTag,
	RenderTag,
	Tag,
	type Template,
	UnlessTag,
} from "liquidjs";
import { setEscape } from "./escaping.ts";
import type { TemplateFault } from "./fault.ts";
import { faultAt, type ShownFiles } from "./liquid-fault.ts";
import { AssetTag, StylesTag } from "./own-tags.ts";
import { innerOf, textOf } from "./parsed.ts";
import { wordsOf } from "./plain-value.ts";
import { type Gathered, Misplaced, type State, type Syntax } from "./syntax/syntax.ts";

/** What the walk needs, and what it finds. */
export interface Walk {
	readonly syntax: Syntax;
	readonly engine: Liquid;
	readonly shown: ShownFiles;
	readonly gathered: Gathered;
	readonly assets: ReadonlySet<string>;
	readonly faults: TemplateFault[];
	/** Whether what stands here is written in every report, once. */
	readonly always: boolean;
}

/** Gives all values of a file their escaping; it must end where it starts. */
export function placeOutputs(templates: readonly Template[], walk: Walk): void {
	const end = through(templates, walk.syntax.start, { ...walk, loop: null });
	const wrong = walk.syntax.end(end);
	const last = templates.at(-1);
	if (wrong !== null && last !== undefined && walk.faults.length === 0) tell(walk, last, { message: wrong });
}

interface Inside extends Walk {
	/** The state in which each turn of the loop around starts; null outside. */
	readonly loop: State | null;
}

function through(templates: readonly Template[], start: State, walk: Inside): State {
	let state = start;
	for (const template of templates) {
		try {
			state = behind(template, state, walk);
		} catch (error) {
			if (!(error instanceof Misplaced)) throw error;
			tell(walk, template, error);
			// All that follows would be judged from a wrong place.
			return state;
		}
	}
	return state;
}

function tell(walk: Walk, template: Template, trouble: Pick<Misplaced, "message"> & Partial<Misplaced>): void {
	const fault = faultAt(template.token, walk.shown, trouble);
	const { begin, input } = template.token;
	const before = input.slice(begin, begin + (trouble.offset ?? 0)).split("\n");
	const column = (before.length > 1 ? 1 : fault.column) + (before.at(-1) ?? "").length;
	walk.faults.push({ ...fault, line: fault.line + before.length - 1, column });
}

function behind(template: Template, state: State, walk: Inside): State {
	const { syntax, engine, gathered } = walk;
	if (template instanceof Output) {
		const placed = syntax.output(state, gathered);
		setEscape(template, placed.escape, engine);
		return placed.next;
	}
	if (!(template instanceof Tag)) return syntax.text(state, textOf(template), gathered);
	if (syntax.closed?.(state) === true)
		throw new Misplaced(`Unexpected \`{% ${template.name} %}\``, "nothing of Liquid here");
	return behindTag(template, state, walk);
}

/** Tags that write, or hold what does; all others leave the state as it is. */
function behindTag(tag: Tag, state: State, walk: Inside): State {
	if (tag instanceof IfTag || tag instanceof UnlessTag || tag instanceof CaseTag)
		return behindBranches(tag, state, walk);
	if (tag instanceof ForTag) return behindLoop(tag, state, walk);
	if (tag instanceof BreakTag || tag instanceof ContinueTag) return behindTurn(state, walk);
	if (tag instanceof RenderTag) return behindRender(state, walk);
	if (tag instanceof AssetTag) return behindAsset(tag, state, walk);
	if (tag instanceof StylesTag) return behindStyles(state, walk);
	if (tag instanceof RawTag) return walk.syntax.text(state, tag.render(), walk.gathered);
	// What is captured is words, to be escaped where they are printed.
	if (tag instanceof CaptureTag) inPlain(tag.templates, walk);
	return state;
}

function behindBranches(tag: IfTag | UnlessTag | CaseTag, state: State, walk: Inside): State {
	const ends = innerOf(tag).map((list) => through(list, state, { ...walk, always: false }));
	const expected = "all of them to end at the same place, such as behind a whole tag";
	return ends.reduce((one, other) => agreed(one, other, { walk, what: "a branch", expected }));
}

interface Meeting {
	readonly walk: Inside;
	readonly what: string;
	readonly expected: string;
}

/** Where two ways meet. */
function agreed(one: State, other: State, { walk, what, expected }: Meeting): State {
	const state = same(one, other) ? one : (walk.syntax.join?.(one, other) ?? null);
	if (state === null) throw new Misplaced(`Unexpected place at the end of ${what}`, expected);
	return state;
}

const same = (left: State, right: State): boolean => JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));

const sorted = (state: State): [string, string][] =>
	Object.entries(state).sort(([left], [right]) => (left < right ? -1 : 1));

const start = "where it starts, such as between whole tags";

function behindLoop({ templates, elseTemplates }: ForTag, state: State, walk: Inside): State {
	const inner = { ...walk, always: false };
	const meeting = { walk, what: "a loop", expected: start };
	const turn = (from: State) => agreed(from, through(templates, from, { ...inner, loop: from }), meeting);
	const once = turn(state);
	// The second turn starts where the first ends.
	const end = same(once, state) ? once : turn(once);
	return agreed(end, through(elseTemplates, state, inner), meeting);
}

function behindTurn(state: State, walk: Inside): State {
	return walk.loop === null ? state : agreed(walk.loop, state, { walk, what: "a turn", expected: start });
}

function inPlain(templates: readonly Template[], walk: Inside): void {
	for (const template of templates) {
		if (template instanceof Output) setEscape(template, wordsOf, walk.engine);
		for (const list of innerOf(template)) inPlain(list, walk);
		if (template instanceof RenderTag || template instanceof StylesTag || template instanceof AssetTag) {
			tell(walk, template, new Misplaced(`Unexpected \`{% ${template.name} %}\` in a capture`, "words and values"));
		}
	}
}

function behindRender(state: State, { syntax, gathered }: Inside): State {
	if (!same(state, syntax.start)) throw new Misplaced("Unexpected `{% render %}`", "it where a template could start");
	gathered.begun = true;
	return state;
}

function behindAsset({ asset }: AssetTag, state: State, { syntax, gathered, assets }: Inside): State {
	if (!assets.has(asset)) {
		const all = [...assets].map((each) => `\`${each}\``).join(", ");
		throw new Misplaced(`Unknown asset \`${asset}\``, all === "" ? "one of `assets` in template.yaml" : all);
	}
	if (syntax.tag === undefined) throw new Misplaced("Unexpected `{% asset %}`", "it in HTML only");
	return syntax.tag(state, "asset", gathered);
}

function behindStyles(state: State, { syntax, gathered, always }: Inside): State {
	if (!always)
		throw new Misplaced("Unexpected `{% styles %}`", "it in the page's own `<head>`, outside `if` and `for`");
	if (syntax.tag === undefined) throw new Misplaced("Unexpected `{% styles %}`", "it in HTML only");
	return syntax.tag(state, "styles", gathered);
}
