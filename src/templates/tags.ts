/** What a template writes, in pieces, and the tags that write more than words. */
import {
	CaptureTag,
	type Context,
	type Emitter,
	evalToken,
	type FilterImplOptions,
	type Liquid,
	Output,
	type Template as Parsed,
	RawTag,
	RenderTag,
	Tag,
	type TagToken,
	type Token,
	type TopLevelToken,
	TypeGuards,
	toValue,
	toValueSync,
} from "liquidjs";
import { readableDate } from "../fields/edtf.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import type { SectionData } from "./data.ts";
import { cleanLine, cleanWords, SafeText, safeText, wordsOf, writable } from "./escapes.ts";
import { excerpt, wrapped } from "./lines.ts";

/** The parts of the shipped page that a template can have as they are. */
const pageParts = ["facts", "contents", "sections"] as const;

/** Something to write, and the token that asks for it. */
export type Piece = {
	readonly token: Token;
	/** The result of a value without words. */
	readonly blank?: "" | " ";
} & ( // Text of the template, and its place in the file.
	| { readonly kind: "text"; readonly text: string; readonly start: number }
	| { readonly kind: "value"; readonly value: unknown }
	| { readonly kind: "styles" }
	| { readonly kind: "asset"; readonly name: string }
	| { readonly kind: "part"; readonly part: (typeof pageParts)[number] | SectionData }
);

/** A report far longer than any notes is a template that does not know when to stop. */
export const longestReport = 20_000_000;

/** A piece as the engine takes it: in a capture a value is its words, and nothing else may stand there. */
class Written {
	readonly piece: Piece;

	constructor(piece: Piece) {
		this.piece = piece;
	}

	toString(): string {
		if (this.piece.kind === "value") return heldWords(this.piece.value);
		if (this.piece.kind === "text") return this.piece.text;
		throw new Error(`Unexpected \`${this.piece.token.getText()}\` in a capture. Only words and values may be there`);
	}
}

/** Makes the engine write pieces everywhere in the templates; returns how to render other files. */
export function keepPieces(templates: readonly Parsed[]): RenderTag[] {
	return templates.flatMap((template) => {
		const { token } = template;
		if (TypeGuards.isHTMLToken(token)) writeAs(template, token.getContent(), token.begin + token.trimLeft);
		if (template instanceof RawTag) writeAs(template, [...template.render()].join(""), token.end);
		if (template instanceof Output) {
			const { value } = template;
			value.filters.pop();
			template.render = function* (context, emitter) {
				emitter.write(new Written({ kind: "value", value: yield toValue(yield value.value(context, false)), token }));
			};
		}
		if (template instanceof RenderTag) return [template];
		return template.children === undefined ? [] : keepPieces(toValueSync(template.children(false, true)));
	});
}

function writeAs(template: Parsed, text: string, start: number): void {
	const own = new Written({ kind: "text", text, start, token: template.token });
	template.render = (_, emitter) => emitter.write(own);
}

/** Collects the engine's output in pieces. */
export class PieceEmitter implements Emitter {
	readonly pieces: Piece[] = [];
	readonly buffer = "";
	readonly #memory: Context["memoryLimit"];
	#length = 0;

	constructor(memory: Context["memoryLimit"]) {
		this.#memory = memory;
	}

	write(written: unknown): void {
		if (!(written instanceof Written)) throw new Error("a text at an unknown place");
		const { piece } = written;
		const words = piece.kind === "value" ? cleanWords(heldWords(piece.value)) : null;
		this.#length += piece.kind === "text" ? piece.text.length : (words?.length ?? 1);
		holdLength(this.#length, longestReport);
		this.#memory.use(piece.kind === "text" ? 2 : 10);
		this.pieces.push(words?.trim() === "" ? { ...piece, blank: words === "" ? "" : " " } : piece);
	}
}

/** Gives an engine the tags of our own. */
export function registerTags(engine: Liquid): void {
	engine.registerTag("capture", HeldCaptureTag);
	engine.registerTag("asset", AssetTag);
	for (const name of ["styles", ...pageParts]) engine.registerTag(name, PartTag);
	engine.registerTag("statements", StatementsTag);
}

/** `{% capture %}`: the engine counts what filters make, and not what is captured. */
class HeldCaptureTag extends CaptureTag {
	override *render(context: Context): Generator<unknown, void, string> {
		yield* super.render(context);
		const { length } = String(context.bottom()[this.variable]);
		holdLength(length);
		context.memoryLimit.use(length);
	}
}

/** `{% styles %}`, `{% facts %}`, `{% contents %}` and `{% sections %}`: each stands alone. */
class PartTag extends Tag {
	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		if (token.args.trim() !== "") throw new Error(`Unexpected words in \`{% ${token.name} %}\``);
	}

	override render(_context: Context, emitter: Emitter): void {
		const part = pageParts.find((name) => name === this.name);
		const { token } = this;
		emitter.write(new Written(part === undefined ? { kind: "styles", token } : { kind: "part", part, token }));
	}
}

/** `{% statements SECTION %}` */
class StatementsTag extends Tag {
	readonly #section: Token;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		const section = token.tokenizer.readValue();
		if (section === undefined)
			throw new Error("Missing section in `{% statements %}`. Name one, such as `sections.summary`");
		this.#section = section;
	}

	override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
		const part = yield evalToken(this.#section, context);
		if (!isSection(part)) throw new Error("Unexpected value in `{% statements %}`. Name a section");
		emitter.write(new Written({ kind: "part", part, token: this.token }));
	}
}

const isSection = (value: unknown): value is SectionData =>
	typeof value === "object" && value !== null && Object.hasOwn(value, "passages");

/** `{% asset 'name.png' %}` */
class AssetTag extends Tag {
	readonly #name: string;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		const name = /^\s*(?:'([^']+)'|"([^"]+)")\s*$/.exec(token.args);
		if (name === null) throw new Error("Unexpected `{% asset %}`. Write a name in quotes");
		this.#name = name[1] ?? name[2] ?? "";
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(new Written({ kind: "asset", name: this.#name, token: this.token }));
	}
}

type FilterHandler = Extract<FilterImplOptions, (...values: never) => unknown>;

/** Filters of the engine that take numbers, words, and lists or whatever else; all others write markup, or know the time or chance. */
const ofNumbers = "abs at_least at_most ceil divided_by floor minus modulo plus round times".split(" ");
const ofWords =
	`append capitalize date downcase join lstrip normalize_whitespace number_of_words prepend remove remove_first
	remove_last replace replace_first replace_last rstrip slice split strip strip_newlines truncate truncatewords upcase`.split(
		/\s+/,
	);
const ofValues = "compact concat default find first has last map reject reverse size uniq where".split(" ");

/** The filters that a template may use, made of all that the engine has. */
export function engineFilters(all: Readonly<Record<string, FilterImplOptions>>): Record<string, FilterHandler> {
	const filters = { ...ownFilters };
	for (const [name, filter] of Object.entries(all)) {
		if (typeof filter !== "function") continue;
		if (name === "date") filters[name] = dateFilter(filter);
		else if (ofValues.includes(name)) filters[name] = filter;
		else if (ofNumbers.includes(name)) filters[name] = numeric(filter);
		else if (ofWords.includes(name)) filters[name] = worded(name, filter);
	}
	return filters;
}

/** The longest text for a filter, and the longest value: cutting or escaping takes thirty times its memory. */
const longestValue = 2_000_000;

/** Refuses a text that is longer than `most`. */
export function holdLength(length: number, most = longestValue): void {
	if (length > most) throw new RangeError("too long");
}

/** The words of a value, unless they are too long to be worked with; prose that stays as it is may have any length. */
function heldWords(value: unknown): string {
	if (Array.isArray(value)) holdLength(value.reduce((length, each) => length + heldWords(each).length, 0));
	const words = wordsOf(value);
	if (!(value instanceof SafeText)) holdLength(words.length);
	return words;
}

function own(filter: (words: string, ...args: readonly unknown[]) => unknown): FilterHandler {
	return function (value, ...args) {
		const words = heldWords(value);
		holdLength(words.length);
		this.context.memoryLimit.use(words.length);
		return filter(words, ...args);
	};
}

const ownFilters: Readonly<Record<string, FilterHandler>> = {
	words: own((words) => words),
	line: own(collapseWhiteSpace),
	excerpt: own((words, most) => excerpt(words, Math.max(1, Number(most) || 50))),
	// Lines are plain text's own: in any other format they are words again.
	wrap: own((words, width, indent) =>
		safeText("text", wrapped(writable(words), Math.max(20, Number(width) || 72), heldWords(indent))),
	),
};

/** A date as people write it, or in a format if it is a day; an interval is two. Nothing else: `now` would be the clock's. */
function dateFilter(filter: FilterHandler): FilterHandler {
	return function (value, format) {
		const days = heldWords(value).split("/");
		if (format === undefined || days.length > 2 || !days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day)))
			return readableDate(wordsOf(value));
		const written = heldWords(format).replaceAll("%e", "%-d").replaceAll("%F", "%Y-%m-%d");
		const sign = written.replaceAll(/%-?[aAbBdmyY]|%%/g, "").match(/%-?.?/u);
		if (sign !== null)
			throw new Error(
				`Unexpected \`${sign[0]}\` in a date. Write \`%Y\`, \`%m\`, \`%B\`, \`%d\` or another part of a date`,
			);
		return days.map((day) => filter.call(this, day, written)).join(" – ");
	};
}

/** The engine takes a person or a link for an object: these are given as their words. */
function worded(name: string, filter: FilterHandler): FilterHandler {
	return function (value, ...args) {
		const isList = Array.isArray(value) && (name === "join" || name === "slice");
		const given = isList ? value.map((each) => (name === "join" ? heldWords(each) : each)) : inWords(value);
		if (isList) heldWords(given);
		const others = args.map(inWords);
		for (const each of [given, ...others]) if (typeof each === "string") holdLength(each.length);
		const result = filter.call(this, given, ...others);
		// Each piece of a text is an entry and a text of its own.
		if (Array.isArray(result)) this.context.memoryLimit.use(2 * result.length);
		return result;
	};
}

/** Nothing, texts and numbers are the engine's to read. */
const inWords = (value: unknown): unknown => (typeof value === "object" && value !== null ? heldWords(value) : value);

/** The engine takes any word for 0. */
function numeric(filter: FilterHandler): FilterHandler {
	return function (...values) {
		const given = values.map(inWords);
		const odd = given.find((each) => each !== undefined && Number.isNaN(Number(each)));
		if (odd !== undefined) throw new Error(`\`${cleanLine(odd)}\` is not a number`);
		const result = filter.call(this, given[0], ...given.slice(1));
		if (Number.isFinite(result)) return result;
		throw new Error(`The result \`${result}\` is not a number`);
	};
}
