/** The Liquid engine, with nothing in it that writes markup, reads files, knows the time or takes chances. */
import {
	CaptureTag,
	Context,
	Drop,
	type Emitter,
	evalToken,
	Liquid,
	Output,
	RawTag,
	RenderTag,
	Tag,
	type TagToken,
	type Template,
	type Token,
	type TopLevelToken,
	TypeGuards,
	toValue,
	toValueSync,
} from "liquidjs";
import type { SectionData } from "../data.ts";
import { cleanWords } from "../values.ts";
import { engineFilters, heldWords } from "./filters.ts";
import { engineLimits, holdLength, inCharacters, longestReport, type Memory } from "./limits.ts";

const tags: ReadonlySet<string> = new Set(
	"assign break capture case comment continue for if raw render unless #".split(" "),
);

/** An engine for one template: `files` by the names that `{% render %}` gives them. */
export function createEngine(files: Readonly<Record<string, string>>): Liquid {
	const engine = new Liquid({
		...engineLimits,
		templates: { ...files },
		cache: true,
		relativeReference: false,
		// The check of a template finds unknown ones, with all its other faults.
		strictFilters: false,
		strictVariables: true,
		lenientIf: true,
		ownPropertyOnly: true,
		locale: "en",
		timezoneOffset: 0,
		// Values that `written` does not know of are never written.
		outputEscape: () => {
			throw new Error("a value at an unknown place");
		},
	});
	for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
	const filters = engineFilters(engine.filters);
	for (const name of Object.keys(engine.filters)) delete engine.filters[name];
	for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
	engine.registerTag("capture", HeldCaptureTag);
	engine.registerTag("styles", StylesTag);
	engine.registerTag("asset", AssetTag);
	for (const name of [...pageParts, "statements"]) engine.registerTag(name, PartTag);
	return engine;
}

/** What a template asks in: the engine takes the number of names in a thing for a `size` that it lacks. */
export class ReportContext extends Context {
	override readProperty(owner: object, key: string): unknown {
		const isThing = typeof owner === "object" && owner !== null && !Array.isArray(owner) && !(owner instanceof Drop);
		return isThing && key === "size" && !Object.hasOwn(owner, key) ? undefined : super.readProperty(owner, key);
	}

	override spawn(scope?: object): Context {
		return Object.setPrototypeOf(super.spawn(scope), ReportContext.prototype);
	}
}

/** The parts of the shipped page that a template can have as they are. */
export const pageParts = ["facts", "contents", "sections"] as const;

/** Something to write, and the token that asks for it. */
export type Piece = {
	readonly token: Token;
	/** What a value comes to that has no words. */
	readonly blank?: "" | " ";
} & ( // The template's own, and where it stands in its file.
	| { readonly kind: "text"; readonly text: string; readonly start: number }
	| { readonly kind: "value"; readonly value: unknown }
	| { readonly kind: "styles" }
	| { readonly kind: "asset"; readonly name: string }
	| { readonly kind: "part"; readonly part: (typeof pageParts)[number] | SectionData }
);

/** A piece as the engine takes it: in a capture a value is its words, and nothing else may stand there. */
class Written {
	readonly piece: Piece;

	constructor(piece: Piece) {
		this.piece = piece;
	}

	toString(): string {
		if (this.piece.kind === "value") return heldWords(this.piece.value);
		if (this.piece.kind === "text") return this.piece.text;
		throw new Error(`Unexpected \`${this.piece.token.getText()}\` in a capture, expected words and values`);
	}
}

/** Makes all be written as pieces, wherever it stands in some templates; returns what renders other files. */
export function keepPieces(templates: readonly Template[]): RenderTag[] {
	const renders: RenderTag[] = [];
	for (const template of templates) {
		if (template instanceof RenderTag) renders.push(template);
		else if (template.children !== undefined) renders.push(...keepPieces(toValueSync(template.children(false, true))));
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
	}
	return renders;
}

function writeAs(template: Template, text: string, start: number): void {
	const own = new Written({ kind: "text", text, start, token: template.token });
	template.render = (_, emitter) => emitter.write(own);
}

/** What keeping a piece takes of the engine's memory, in entries of a list. */
const cost = { text: 1, value: 5 } as const;

/** Takes what the engine writes, in pieces. */
export class PieceEmitter implements Emitter {
	readonly pieces: Piece[] = [];
	readonly buffer = "";
	readonly #memory: Memory;
	#length = 0;

	constructor(memory: Memory) {
		this.#memory = memory;
	}

	write(written: unknown): void {
		if (!(written instanceof Written)) throw new Error("a text at an unknown place");
		const { piece } = written;
		const words = piece.kind === "value" ? cleanWords(heldWords(piece.value)) : null;
		this.#length += piece.kind === "text" ? piece.text.length : (words?.length ?? 1);
		holdLength(this.#length, longestReport);
		this.#memory.use(piece.kind === "text" ? cost.text : cost.value);
		this.pieces.push(words?.trim() === "" ? { ...piece, blank: words === "" ? "" : " " } : piece);
	}
}

/** `{% capture %}`: the engine counts what filters make, and not what is captured. */
class HeldCaptureTag extends CaptureTag {
	override *render(context: Context): Generator<unknown, void, string> {
		yield* super.render(context);
		const { length } = String(context.bottom()[this.variable]);
		holdLength(length);
		inCharacters(context.memoryLimit).use(length);
	}
}

/** A tag that stands alone. */
function wordless(token: TagToken): void {
	if (token.args.trim() !== "") throw new Error(`Unexpected words in \`{% ${token.name} %}\``);
}

/** `{% styles %}` */
class StylesTag extends Tag {
	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		wordless(token);
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(new Written({ kind: "styles", token: this.token }));
	}
}

/** `{% asset 'name.png' %}` */
class AssetTag extends Tag {
	readonly #name: string;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		const name = /^\s*(?:'([^']+)'|"([^"]+)")\s*$/.exec(token.args);
		if (name === null) throw new Error("Unexpected `{% asset %}`, expected a name in quotes");
		this.#name = name[1] ?? name[2] ?? "";
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(new Written({ kind: "asset", name: this.#name, token: this.token }));
	}
}

/** `{% facts %}`, `{% contents %}` and `{% sections %}`, each a whole part, and `{% statements SECTION %}`. */
class PartTag extends Tag {
	readonly #section: ReturnType<TagToken["tokenizer"]["readValue"]>;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		if (token.name !== "statements") wordless(token);
		this.#section = token.name === "statements" ? token.tokenizer.readValueOrThrow() : undefined;
	}

	override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
		const section = this.#section === undefined ? null : yield evalToken(this.#section, context);
		const part = isSection(section) ? section : pageParts.find((name) => name === this.name);
		if (part === undefined) throw new Error("unexpected value in `{% statements %}`, expected a section");
		emitter.write(new Written({ kind: "part", part, token: this.token }));
	}
}

const isSection = (value: unknown): value is SectionData =>
	typeof value === "object" && value !== null && Object.hasOwn(value, "passages");
