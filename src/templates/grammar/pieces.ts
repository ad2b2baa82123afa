/** A template's tags and values in the order of its text, each read by the rules of its kind. */
import { type Liquid, LiquidError, type TagToken, Tokenizer, TypeGuards, type ValueToken } from "liquidjs";
import { suggestion } from "../../forms/faults.ts";
import { Misplaced, type Slip } from "../syntax/syntax.ts";
import { type Expression, readEnd, readExpression, readOperand, unexpected } from "./expression.ts";
import { nesting } from "./nesting.ts";

/** What a tag or a pair of braces says. */
export type Said =
	| { readonly kind: "output" | "question"; readonly value: Expression }
	| { readonly kind: "answers"; readonly values: readonly ValueToken[] }
	| {
			readonly kind: "loop";
			readonly variable: string;
			readonly list: ValueToken;
			readonly rest: readonly ValueToken[];
	  }
	| { readonly kind: "assign"; readonly variable: string; readonly value: Expression }
	| { readonly kind: "capture"; readonly variable: string }
	| Rendered
	| { readonly kind: "word" };

/** Another file that is put in, with what it is given by name; `each` is given once for every entry. */
export interface Rendered {
	readonly kind: "render";
	readonly file: string;
	readonly given: readonly (readonly [string, ValueToken])[];
	readonly each: readonly [string, ValueToken] | null;
}

/** One of them: the name of its tag, "" for a value, and where it starts. */
export type Piece = Said & { readonly name: string; readonly begin: number };

/** Reads a file; what is wrong with one piece does not keep the others from being read. */
export function readPieces(
	text: string,
	{ options, tags }: Pick<Liquid, "options" | "tags">,
): { readonly pieces: readonly Piece[]; readonly slips: readonly Slip[] } {
	const slips: Slip[] = [];
	const pieces: Piece[] = [];
	const attempt = (read: () => void): void => {
		try {
			read();
		} catch (error) {
			slips.push(slipOf(error));
		}
	};
	const nested = nesting((slip) => slips.push(slip));
	attempt(() => {
		for (const token of new Tokenizer(text, options.operators).readTopLevelTokens(options)) {
			if (TypeGuards.isTagToken(token)) {
				const { name, begin } = token;
				if (!nested.takes(name, begin)) continue;
				attempt(() => pieces.push({ ...readTag(token, Object.keys(tags)), name, begin }));
			} else if (TypeGuards.isOutputToken(token) && !nested.isSilent()) {
				const { begin, contentRange } = token;
				const tokenizer = new Tokenizer(text, options.operators, undefined, contentRange);
				attempt(() => pieces.push({ kind: "output", value: readExpression(tokenizer), name: "", begin }));
			}
		}
		nested.end();
	});
	return { pieces, slips };
}

/** What the engine's own reader can't make sense of. */
function slipOf(error: unknown): Slip {
	if (error instanceof Misplaced) return error;
	if (!LiquidError.is(error)) throw error;
	const { token, message } = error as LiquidError & { readonly token: { readonly begin: number } };
	const [, what, text = ""] = /^(tag|output|raw) "(.*?)" not closed/s.exec(message) ?? [];
	const offset = token.begin;
	if (what === "raw")
		return { message: "Missing `{% endraw %}`", expected: "it behind what is to stay as it is", offset };
	const [word = ""] = /^\S+(?: \w+)?/.exec(text) ?? [];
	if (what === undefined) return { message: "Unexpected signs", expected: "a value such as `title`", offset };
	return { message: `Missing end of \`${word}\``, expected: what === "tag" ? "`%}`" : "`}}`", offset };
}

type Reader = (tokenizer: Tokenizer, token: TagToken) => Said;

const word: Reader = (tokenizer, { name }) => {
	readEnd(tokenizer, `\`{% ${name} %}\` alone`);
	return { kind: "word" };
};

const question: Reader = (tokenizer) => ({ kind: "question", value: readExpression(tokenizer) });

const answers: Reader = (tokenizer) => {
	const values = [readOperand(tokenizer)];
	for (tokenizer.skipBlank(); !tokenizer.end(); tokenizer.skipBlank()) {
		const [separator = ""] = /^(?:,|or\b)/.exec(tokenizer.remaining()) ?? [];
		if (separator === "") throw unexpected(tokenizer.remaining(), tokenizer.p, "`,` or `or` between values");
		tokenizer.advance(separator.length);
		values.push(readOperand(tokenizer));
	}
	return { kind: "answers", values };
};

const loop: Reader = (tokenizer, { begin }) => {
	const variable = tokenizer.readIdentifier();
	const between = tokenizer.readIdentifier();
	if (variable.size() === 0 || between.getText() !== "in") {
		throw new Misplaced("Missing `in`", "`{% for NAME in LIST %}`", begin);
	}
	const list = readOperand(tokenizer);
	const rest: ValueToken[] = [];
	for (tokenizer.skipBlank(); !tokenizer.end(); tokenizer.skipBlank()) {
		if (tokenizer.peek() === ",") tokenizer.advance();
		const option = tokenizer.readIdentifier();
		const name = option.getText();
		if (name === "reversed") continue;
		tokenizer.skipBlank();
		if (!["limit", "offset"].includes(name) || tokenizer.peek() !== ":") {
			throw unexpected(tokenizer.input.slice(option.begin, tokenizer.N), option.begin, options);
		}
		tokenizer.advance();
		rest.push(readOperand(tokenizer));
	}
	return { kind: "loop", variable: variable.getText(), list, rest };
};

const options = "`limit: …`, `offset: …` or `reversed`; `{% assign %}` takes filters";

const assign: Reader = (tokenizer) => {
	const variable = readName(tokenizer);
	tokenizer.skipBlank();
	if (tokenizer.peek() !== "=") throw unexpected(tokenizer.remaining(), tokenizer.p, "`{% assign NAME = VALUE %}`");
	tokenizer.advance();
	return { kind: "assign", variable, value: readExpression(tokenizer) };
};

const capture: Reader = (tokenizer) => {
	const variable = readName(tokenizer);
	readEnd(tokenizer, "`{% capture NAME %}`");
	return { kind: "capture", variable };
};

function readName(tokenizer: Tokenizer): string {
	const name = tokenizer.readIdentifier();
	if (name.size() === 0) throw new Misplaced("Missing name", "what the value is to be called", name.begin);
	return name.getText();
}

const render: Reader = (tokenizer) => {
	tokenizer.skipBlank();
	const { p: begin } = tokenizer;
	const file = tokenizer.readQuoted();
	if (file === undefined) throw new Misplaced("Unexpected file", "its name in quotes", begin);
	const named: Said = { kind: "render", file: file.content, given: [], each: null };
	const [keyword = ""] = /^\s*(with|for)\b(?!\s*:)/.exec(tokenizer.remaining()) ?? [];
	tokenizer.advance(keyword.length);
	const bound = keyword === "" ? null : readBound(tokenizer);
	const given = readGiven(tokenizer);
	if (bound === null) return { ...named, given };
	return keyword.trim() === "for" ? { ...named, given, each: bound } : { ...named, given: [...given, bound] };
};

function readBound(tokenizer: Tokenizer): readonly [string, ValueToken] {
	const value = readOperand(tokenizer);
	const [as = ""] = /^\s*as\b/.exec(tokenizer.remaining()) ?? [];
	if (as === "") throw new Misplaced("Missing `as`", "`as NAME`, what the file calls it", tokenizer.p);
	tokenizer.advance(as.length);
	return [readName(tokenizer), value];
}

function readGiven(tokenizer: Tokenizer): [string, ValueToken][] {
	const given: [string, ValueToken][] = [];
	for (tokenizer.skipBlank(); !tokenizer.end(); tokenizer.skipBlank()) {
		if (tokenizer.peek() === ",") tokenizer.advance();
		const name = tokenizer.readIdentifier();
		tokenizer.skipBlank();
		if (name.size() === 0 || tokenizer.peek() !== ":") {
			throw unexpected(tokenizer.input.slice(name.begin, tokenizer.N), name.begin, "`NAME: VALUE`");
		}
		tokenizer.advance();
		given.push([name.getText(), readOperand(tokenizer)]);
	}
	return given;
}

/** Tags whose words mean nothing here; those of our own read theirs themselves. */
const anything: Reader = () => ({ kind: "word" });

const readers: Readonly<Record<string, Reader>> = {
	if: question,
	unless: question,
	elsif: question,
	case: question,
	when: answers,
	for: loop,
	assign,
	capture,
	render,
	comment: anything,
	asset: anything,
	styles: anything,
	"#": anything,
};

const inner = [
	"else",
	"elsif",
	"when",
	"endif",
	"endunless",
	"endcase",
	"endfor",
	"endcapture",
	"endcomment",
	"endraw",
];

function readTag(token: TagToken, tags: readonly string[]): Said {
	const { name, tokenizer, begin } = token;
	const known = [...tags, ...inner];
	if (known.includes(name)) return (Object.hasOwn(readers, name) ? (readers[name] ?? word) : word)(tokenizer, token);
	throw new Misplaced(`Unknown tag \`${name}\``, suggestion(name, known), begin);
}
