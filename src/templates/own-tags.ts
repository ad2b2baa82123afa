/** The tags of our own: what a page needs of its template's other files, and parts of the shipped page. */
import { type Context, type Emitter, evalToken, type Liquid, Tag, type TagToken, type TopLevelToken } from "liquidjs";
import { contentsPart, factsPart, sectionsPart, statementsPart } from "../../templates/html/parts.ts";
import type { SectionData, TemplateData } from "./data.ts";

/** What the tags write in one rendering. */
export interface PageParts {
	/** The policy and the style sheets of a page. */
	readonly styles: string;
	/** `data:` addresses by name. */
	readonly assets: Readonly<Record<string, string>>;
}

const given = new WeakMap<Liquid, PageParts>();

/** Gives the tags of an engine what they are to write from now on. */
export function givePageParts(engine: Liquid, parts: PageParts): void {
	given.set(engine, parts);
}

/** A tag that stands alone. */
function wordless(token: TagToken): void {
	if (token.args.trim() !== "") throw new Error(`Unexpected words in \`{% ${token.name} %}\``);
}

/** `{% styles %}` */
export class StylesTag extends Tag {
	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		wordless(token);
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(given.get(this.liquid)?.styles ?? "");
	}
}

/** `{% asset 'name.png' %}` */
export class AssetTag extends Tag {
	readonly asset: string;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		const name = /^\s*(?:'([^']+)'|"([^"]+)")\s*$/.exec(token.args);
		if (name === null) throw new Error("Unexpected `{% asset %}`, expected a name in quotes");
		this.asset = name[1] ?? name[2] ?? "";
	}

	override render(_context: Context, emitter: Emitter): void {
		emitter.write(given.get(this.liquid)?.assets[this.asset] ?? "");
	}
}

const parts: Readonly<Record<string, (data: TemplateData) => string>> = {
	facts: factsPart,
	contents: contentsPart,
	sections: sectionsPart,
};

/** The names of the parts of the shipped page. */
export const partNames: readonly string[] = [...Object.keys(parts), "statements"];

/** `{% facts %}`, `{% contents %}` and `{% sections %}`, each a whole part, and `{% statements SECTION %}`. */
export class PartTag extends Tag {
	readonly #section: ReturnType<TagToken["tokenizer"]["readValue"]>;

	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		if (token.name !== "statements") wordless(token);
		this.#section = token.name === "statements" ? token.tokenizer.readValueOrThrow() : undefined;
	}

	override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
		if (this.#section === undefined) {
			// Plain values: the parts take those too.
			emitter.write(parts[this.name]?.(context.globals as unknown as TemplateData) ?? "");
			return;
		}
		const section = yield evalToken(this.#section, context);
		if (!isSection(section)) throw new Error("unexpected value in `{% statements %}`, expected a section");
		emitter.write(statementsPart(section));
	}
}

const isSection = (value: unknown): value is SectionData =>
	typeof value === "object" && value !== null && Object.hasOwn(value, "passages");
