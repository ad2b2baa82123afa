/** Markdown, with YAML between two `---` at its top. */
import {
	addressPiece,
	type Escape,
	markdownAddress,
	markdownBehindBracket,
	markdownBlock,
	markdownWords,
} from "../escapes.ts";
import { yamlSyntax } from "./data.ts";
import { Misplaced, type State, type Syntax } from "./syntax.ts";

const start: State = { in: "top" };

/** What a line may begin with so that blocks can follow: the signs of quotes and of lists. */
const containers = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*$/;

/** Reads Markdown. */
export const markdownSyntax: Syntax = {
	start,
	text(state, text, gathered) {
		if (state["in"] === "top" && /^---[ \t]*\n/.test(text))
			return frontMatter(yamlSyntax.start, text.slice(3), gathered);
		if (state["in"] === "data") return frontMatter(state, text, gathered);
		return behind(state["in"] === "top" ? { in: "prose", line: "" } : state, text);
	},
	output(state, gathered) {
		if (state["in"] === "data") {
			const placed = yamlSyntax.output(state, gathered);
			return { ...placed, next: { ...placed.next, in: "data" } };
		}
		const line = state["line"] ?? "";
		if (state["in"] === "fence" || (line.match(/(?<!\\)`/g)?.length ?? 0) % 2 === 1) {
			throw new Misplaced("Unexpected value inside code", "a value among words");
		}
		const address = state["address"] ?? "";
		if (address.length > 1) return { escape: escapeIn(address), next: prose("x", "](/") };
		if (/(?:^|[^\\])<$/.test(line)) throw new Misplaced("Unexpected value in a tag", "a value among words");
		// It would undo the escaping of the value's first sign.
		if (/(?<!\\)(?:\\\\)*\\$/.test(line)) throw new Misplaced("Unexpected value behind `\\`", "a value among words");
		// A value may be empty: what stands before it and behind it could meet.
		if (address !== "") return { escape: markdownBehindBracket, next: prose("x", address) };
		return { escape: containers.test(line) ? markdownBlock(line) : markdownWords, next: prose("x", address) };
	},
	// Between words it makes no difference how a line began.
	join: (...states) => {
		const plain = states.every(
			({ in: place, line = "", address = "" }) =>
				place === "top" || (place === "prose" && (line === "x" || containers.test(line)) && address.length < 2),
		);
		return plain ? prose("x", states.some(({ address }) => address === "]") ? "]" : "") : null;
	},
	end: (state) => (state["in"] === "data" ? "Unexpected end inside the front matter" : null),
};

function frontMatter(state: State, text: string, gathered: Parameters<Syntax["text"]>[2]): State {
	const close = /\n---[ \t]*(?:\n|$)/.exec(text);
	if (close === null) return { ...yamlSyntax.text(state, text, gathered), in: "data" };
	yamlSyntax.text(state, text.slice(0, close.index + 1), gathered);
	return behind({ in: "prose", line: "" }, text.slice(close.index + close[0].length));
}

function behind(state: State, text: string): State {
	// A tag may begin in the piece before.
	const opened = /(?:^|[^\\])<$/.test(state["line"] ?? "") ? "<" : "";
	// What a value may be inside a tag is HTML's to say; Markdown has words for nearly all that tags do.
	const tag = /(?<!\\)<(?!https?:\/\/[^\s<>]*>)[a-z/!?]/i.exec(opened + text);
	if (tag !== null)
		throw new Misplaced("Unexpected HTML", "Markdown, or the format `html`", Math.max(0, tag.index - opened.length));
	const [address, wrong] = addressAt(state["address"] ?? "", text);
	if (wrong !== null) throw new Misplaced("Unexpected kind of address", "`https:`, `http:` or `mailto:`", wrong);
	let fence = state["in"] === "fence";
	const lines = ((state["line"] ?? "") + text).split("\n");
	for (const line of lines.slice(0, -1)) if (/^\s{0,3}(?:```|~~~)/.test(line)) fence = !fence;
	return { ...prose(shortened(lines.at(-1) ?? ""), address), in: fence ? "fence" : "prose" };
}

function prose(line: string, address: string): State {
	return address === "" ? { in: "prose", line } : { in: "prose", line, address };
}

/** Of a line only what decides is kept, so that two ways to the same place are the same. */
function shortened(line: string): string {
	const open = (line.match(/(?<!\\)`/g)?.length ?? 0) % 2 === 1;
	if (open || /^\s{0,3}(?:```|~~~)/.test(line)) return line;
	if (containers.test(line)) return line;
	return /(?:(?:^|[^\\])<|(?<!\\)(?:\\\\)*\\)$/.exec(line)?.[0] ?? "x";
}

/** The end of a text that is an address so far, or a `]` that may come before one. */
const open = /\](?:[(:][ \t]*(?:\n[ \t>]*)?(?:<[^<>\n]{0,2000}|(?!<)[^\s)]{0,2000}))?$/;

/** All that could be an address, even inside another. */
const whole = /\][(:](?=[ \t]*(?:\n[ \t>]*)?<?([^\s)>]{0,2000}))/g;

/** A reference such as `&#58;` or a backslash could stand for the colon of a scheme. */
const sound = /^(?:https?:\/\/|mailto:|[^&:\\\s]*(?:[#?/]|$))/i;
const settled = /^(?:https?:\/\/|mailto:|[^&:\\\s]*[#?/])/i;

/** The address that is open at the end of a text, given the one before it; and where one leads that must not be. */
function addressAt(before: string, text: string): readonly [string, number | null] {
	const all = before + text;
	for (const { 1: address = "", index } of all.matchAll(whole)) {
		if (!sound.test(address)) return ["", Math.max(0, index - before.length)];
	}
	return [open.exec(all)?.[0] ?? "", null];
}

/** How to write a value in an address that is open. Throws `Misplaced`. */
function escapeIn(address: string): Escape {
	const written = address.replace(/^\][(:][\s>]*<?/, "");
	if (written === "") return markdownAddress;
	if (settled.test(written)) return addressPiece;
	throw new Misplaced("Unexpected value in an address", "the whole address, or a piece behind `/`, `?` or `#`");
}
