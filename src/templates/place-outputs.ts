/**
 * Walks once through a parsed template, with the state of its format, and gives each value the escaping of its place.
 * All ways to a point must agree on where it is: both branches of an `if`, the start and the end of a loop.
 */
import {
	BreakTag,
	CaptureTag,
	CaseTag,
	ContinueTag,
	Filter,
	ForTag,
	IfTag,
	type Liquid,
	Output,
	RawTag,
	RenderTag,
	Tag,
	type Template,
	type Token,
	TokenKind,
	TypeGuards,
	UnlessTag,
	Value,
} from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import { AssetTag, PartTag, StylesTag } from "./engine.ts";
import type { Escape } from "./escapes.ts";
import type { TemplateFault } from "./fault.ts";
import { faultAt, type ShownFiles } from "./liquid-fault.ts";
import { type Gathered, Misplaced, type State, type Syntax } from "./syntax/syntax.ts";
import { wordsOf } from "./values.ts";

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
	/** Is told each name that a file gives a value. */
	readonly assigned: (token: Token, name: string) => void;
	/** Goes through another file, which must be one of the template and not be open already. Throws `Misplaced`. */
	readonly enter: (file: string) => void;
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
		checkNames(template, walk);
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

function tell(walk: Walk, { token }: Template, trouble: Pick<Misplaced, "message"> & Partial<Misplaced>): void {
	walk.faults.push(faultAt(token, walk.shown, trouble));
}

/** The engine passes over filters that it does not know, and says nothing of the names that are assigned. */
function checkNames(template: Template, walk: Walk): void {
	for (const { content } of template.localScope?.() ?? []) walk.assigned(template.token, content);
	const known = Object.keys(walk.engine.filters);
	for (const value of template.arguments?.() ?? []) {
		if (!(value instanceof Value)) continue;
		// The last filter of an output is its escaping.
		for (const { name } of template instanceof Output ? value.filters.slice(0, -1) : value.filters) {
			if (known.includes(name)) continue;
			const offset = template.token.getText().search(new RegExp(`(?<=\\|\\s*)${name}\\b`));
			tell(walk, template, {
				message: `Unknown filter \`${name}\``,
				expected: suggestion(name, known),
				offset: Math.max(0, offset),
			});
		}
	}
}

/** The words of a piece that is no tag and no value, less the blanks that dashes take away. */
function textOf({ token }: Template): string {
	if (!TypeGuards.isHTMLToken(token)) throw new Error("a piece of no known kind");
	return token.getContent();
}

/** The lists of templates inside one. */
function innerOf(template: Template): readonly (readonly Template[])[] {
	if (template instanceof IfTag || template instanceof UnlessTag || template instanceof CaseTag) {
		return [...template.branches.map(({ templates }) => templates), template.elseTemplates ?? []];
	}
	if (template instanceof ForTag) return [template.templates, template.elseTemplates];
	return template instanceof CaptureTag ? [template.templates] : [];
}

/** Gives a value the escaping of its place, instead of the one that the engine gives to all. */
function setEscape({ value, token }: Output, escapeWords: Escape, engine: Liquid): void {
	if (value.filters.pop() === undefined) throw new Error("a value without escaping");
	const { input, begin, end } = token;
	const place = { input, begin, end, getText: () => "", getPosition: () => token.getPosition(), size: () => 0 };
	value.filters.push(new Filter({ ...place, kind: TokenKind.Filter, name: "escaping", args: [] }, escapeWords, engine));
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
	if (tag instanceof RenderTag) return behindRender(tag, state, walk);
	if (tag instanceof AssetTag) return behindAsset(tag, state, walk);
	if (tag instanceof StylesTag) return behindStyles(state, walk);
	if (tag instanceof PartTag) return behindPart(tag, state, walk);
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

/** Tags that write what is no words. */
const writing = [RenderTag, StylesTag, AssetTag, PartTag];

function inPlain(templates: readonly Template[], walk: Inside): void {
	for (const template of templates) {
		checkNames(template, walk);
		if (template instanceof Output) setEscape(template, wordsOf, walk.engine);
		for (const list of innerOf(template)) inPlain(list, walk);
		if (writing.some((kind) => template instanceof kind) && template instanceof Tag) {
			tell(walk, template, new Misplaced(`Unexpected \`{% ${template.name} %}\` in a capture`, "words and values"));
		}
	}
}

function behindRender(tag: RenderTag, state: State, { syntax, gathered, enter }: Inside): State {
	const file = tag.partialScope()?.name;
	const offset = /\brender\s*/.exec(tag.token.getText());
	if (file === undefined)
		throw new Misplaced("Unexpected file", "its name in quotes", (offset?.index ?? 0) + (offset?.[0].length ?? 0));
	enter(file);
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

function behindPart({ name }: PartTag, state: State, { syntax, gathered }: Inside): State {
	if (syntax.tag === undefined) throw new Misplaced(`Unexpected \`{% ${name} %}\``, "it in HTML only");
	return syntax.tag(state, "part", gathered);
}

function behindStyles(state: State, { syntax, gathered, always }: Inside): State {
	if (!always)
		throw new Misplaced("Unexpected `{% styles %}`", "it in the page's own `<head>`, outside `if` and `for`");
	if (syntax.tag === undefined) throw new Misplaced("Unexpected `{% styles %}`", "it in HTML only");
	return syntax.tag(state, "styles", gathered);
}
