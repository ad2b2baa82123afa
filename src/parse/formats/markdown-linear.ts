/**
 * Two steps of the library that reads Markdown move all that was read each time that they change a piece of it: 64 KB of
 * underlined headings took 46 s. Here they do the same, and move nothing but that piece.
 */
import type { Options } from "mdast-util-from-markdown";
import { EditMap } from "micromark-util-edit-map";
import { append } from "../../text/append.ts";

type Syntax = NonNullable<Options["extensions"]>[number];
type Events = Parameters<EditMap["consume"]>[0];
type Tokenizing = Events[number][2];

/** What `read` returns, which is to use the extension; others who use the library in this process keep theirs as it is. */
export function inLinearTime<Tree>(read: (extension: Syntax) => Tree): Tree {
	const { consume } = EditMap.prototype;
	EditMap.prototype.consume = edit;
	try {
		return read(watching);
	} finally {
		EditMap.prototype.consume = consume;
	}
}

/** It adds no syntax. */
const watching: Syntax = { document: { null: { partial: true, tokenize: watchText } } };

/** Makes edits; what stands before the first one stays where it is. */
function edit(this: EditMap, events: Events): undefined {
	this.map.sort(([one], [other]) => one - other);
	const [first] = this.map[0] ?? [events.length];
	const rest = events.splice(first);
	let at = 0;
	for (const [index, removed, added] of this.map) {
		append(events, rest.slice(at, index - first));
		append(events, added);
		at = index - first + removed;
	}
	append(events, rest.slice(at));
	this.map.length = 0;
	this.index.clear();
}

const watched = new WeakSet<object>();

/** Opens nothing: it is only asked for its parser, at the first line. */
function watchText<State>(this: Tokenizing, _effects: unknown, _ok: State, nok: State): State {
	const { parser } = this;
	if (watched.has(parser)) return nok;
	watched.add(parser);
	const { text } = parser;
	parser.text = (from) => {
		const tokenizing = text(from);
		tokenizing.events.splice = spliceWords;
		return tokenizing;
	};
	return nok;
}

/** The library joins the pieces of one word after the other: the first time, those of all words are joined. */
function spliceWords(this: Events, start: number, count = this.length, ...added: Events): Events {
	const joins = added.length === 0 && isWord(this[start - 1]) && isWord(this[start]);
	if (!joins) return Array.prototype.splice.call(this, start, count, ...added);
	let end = start;
	let word: Events[number][1] | null = null;
	for (const event of this.slice(start + count)) {
		const [, token] = event;
		if (!isWord(event)) word = null;
		else if (word === null) word = token;
		else if (token !== word) {
			word.end = token.end;
			continue;
		}
		this[end++] = event;
	}
	this.length = end;
	return [];
}

function isWord(event: Events[number] | undefined): boolean {
	return event?.[1].type === "data";
}
