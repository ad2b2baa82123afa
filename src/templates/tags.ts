/** What a template writes, in pieces, and the tags that write more than words. */
import {
	CaptureTag,
	type Context,
	type Emitter,
	evalToken,
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
import type { SectionData } from "./data.ts";
import { cleanWords } from "./escapes.ts";
import { heldWords, holdLength } from "./filters.ts";

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
