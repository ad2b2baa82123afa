/** The tags of our own: what a page needs of its template's other files. */
import { type Context, type Emitter, type Liquid, Tag, type TagToken, type TopLevelToken } from "liquidjs";

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

/** `{% styles %}` */
export class StylesTag extends Tag {
	constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
		super(token, rest, liquid);
		if (token.args.trim() !== "") throw new Error("Unexpected words in `{% styles %}`");
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
