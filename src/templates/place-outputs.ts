/**
 * Walks once through a parsed template, with the state of its format, and gives each value the escaping of its place.
 * All ways to a point must agree on where it is: both branches of an `if`, the start and the end of a loop.
 */
import {
	type CaptureTag,
	type CaseTag,
	Filter,
	type ForTag,
	type IfTag,
	type Liquid,
	Output,
	type Template,
} from "liquidjs";
import type { Escape } from "./escape/escape.ts";
import type { TemplateFault } from "./fault.ts";
import { faultAt, type ShownFiles } from "./liquid-fault.ts";
import type { AssetTag } from "./own-tags.ts";
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
	const name = "name" in template ? String(template.name) : "";
	if (template instanceof Output) return placed(template, state, walk);
	if (name === "") return walk.syntax.text(state, ownText(template), walk.gathered);
	if (walk.syntax.closed?.(state) === true)
		throw new Misplaced(`Unexpected \`{% ${name} %}\``, "nothing of Liquid here");
	return tagSteps[name]?.(template, state, walk) ?? state;
}

function placed(output: Output, state: State, { syntax, engine, gathered }: Inside): State {
	const placed = syntax.output(state, gathered);
	setEscape(output, placed.escape, engine);
	return placed.next;
}

function setEscape({ value }: Output, escaping: Escape, engine: Liquid): void {
	const last = value.filters.pop();
	if (last === undefined) throw new Error("a value without escaping");
	const token = { name: "escaping", args: [], getText: () => "" } as unknown as ConstructorParameters<typeof Filter>[0];
	value.filters.push(new Filter(token, escaping, engine));
}

/** What is written as it stands, less the blanks that dashes take away. */
function ownText(template: Template): string {
	const token = template.token as unknown as { getContent(): string };
	return token.getContent();
}

type TagStep = (template: Template, state: State, walk: Inside) => State;

const branches: TagStep = (template, state, walk) => {
	const { branches, elseTemplates } = template as IfTag | CaseTag;
	const ends = [...branches.map(({ templates }) => templates), elseTemplates ?? []].map((list) =>
		through(list, state, { ...walk, always: false }),
	);
	const expected = "all of them to end at the same place, such as behind a whole tag";
	return ends.reduce((one, other) => agreed(one, other, { walk, what: "a branch", expected }));
};

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

const loop: TagStep = (template, state, walk) => {
	const { templates, elseTemplates } = template as ForTag;
	const inner = { ...walk, always: false };
	const meeting = { walk, what: "a loop", expected: start };
	const turn = (from: State) => agreed(from, through(templates, from, { ...inner, loop: from }), meeting);
	const once = turn(state);
	// The second turn starts where the first ends.
	const end = same(once, state) ? once : turn(once);
	return agreed(end, through(elseTemplates, state, inner), meeting);
};

const leave: TagStep = (_template, state, walk) =>
	walk.loop === null ? state : agreed(walk.loop, state, { walk, what: "a turn", expected: start });

/** What is captured is words, to be escaped where they are printed. */
const capture: TagStep = (template, state, walk) => {
	inPlain((template as CaptureTag).templates, walk);
	return state;
};

function inPlain(templates: readonly Template[], walk: Inside): void {
	for (const template of templates) {
		if (template instanceof Output) setEscape(template, wordsOf, walk.engine);
		const inner = template as Partial<IfTag & ForTag>;
		for (const { templates: list } of inner.branches ?? []) inPlain(list, walk);
		for (const list of [inner.templates, inner.elseTemplates]) inPlain(list ?? [], walk);
		if ("name" in template && ["render", "styles", "asset"].includes(String(template.name))) {
			tell(walk, template, new Misplaced(`Unexpected \`{% ${template.name} %}\` in a capture`, "words and values"));
		}
	}
}

const render: TagStep = (_template, state, { syntax, gathered }) => {
	if (!same(state, syntax.start)) throw new Misplaced("Unexpected `{% render %}`", "it where a template could start");
	gathered.begun = true;
	return state;
};

const asset: TagStep = (template, state, { syntax, gathered, assets }) => {
	const { asset: name } = template as AssetTag;
	if (!assets.has(name)) {
		const all = [...assets].map((each) => `\`${each}\``).join(", ");
		throw new Misplaced(`Unknown asset \`${name}\``, all === "" ? "one of `assets` in template.yaml" : all);
	}
	if (syntax.tag === undefined) throw new Misplaced("Unexpected `{% asset %}`", "it in HTML only");
	return syntax.tag(state, "asset", gathered);
};

const styles: TagStep = (_template, state, { syntax, gathered, always }) => {
	if (!always)
		throw new Misplaced("Unexpected `{% styles %}`", "it in the page's own `<head>`, outside `if` and `for`");
	if (syntax.tag === undefined) throw new Misplaced("Unexpected `{% styles %}`", "it in HTML only");
	return syntax.tag(state, "styles", gathered);
};

const raw: TagStep = (template, state, { syntax, gathered }) =>
	syntax.text(state, String((template as unknown as { render(): string }).render()), gathered);

/** Tags that write, or hold what does; all others leave the state as it is. */
const tagSteps: Readonly<Record<string, TagStep>> = {
	if: branches,
	unless: branches,
	case: branches,
	for: loop,
	break: leave,
	continue: leave,
	capture,
	render,
	asset,
	styles,
	raw,
};
