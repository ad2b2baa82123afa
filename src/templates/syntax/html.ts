/**
 * HTML, read by the rules of the standard as far as templates may use it: for each value it is known whether it stands
 * among words, in an attribute or in an address, and where it could do harm it is refused.
 */
import { addressPiece, htmlText, markupWords, wholeAddress } from "../escapes.ts";
import { type Gathered, Misplaced, type State, type Syntax } from "./syntax.ts";

const words: State = { in: "words" };

/** Reads HTML. */
export const htmlSyntax: Syntax = {
	start: words,
	text(state, text, gathered) {
		let now = state;
		for (let at = 0; at < text.length; ) {
			const [next, used] = (steps[now["in"] ?? ""] ?? inWords)(now, text.slice(at), { gathered, at });
			now = next;
			at += used;
		}
		return now;
	},
	output(state, gathered) {
		if (state["in"] === "words") gathered.begun = true;
		if (state["in"] === "words") return { escape: htmlText, next: state };
		if (state["in"] === "word-element") return { escape: markupWords, next: state };
		if (state["in"] === "value" && state["quote"] !== "")
			return { escape: attributeEscape(state), next: behindValue(state) };
		throw new Misplaced(
			`Unexpected value ${placeNames[state["in"] ?? ""] ?? "here"}`,
			"a value among words or in a quoted attribute",
		);
	},
	closed: (state) => ["name", "equals", "style", "comment", "declaration"].includes(state["in"] ?? ""),
	end: (state) => (state["in"] === "words" ? null : `Unexpected end ${placeNames[state["in"] ?? ""] ?? "here"}`),
	tag(state, name, gathered) {
		if (name === "styles") {
			if (state["in"] !== "words" || !gathered.head || gathered.begun)
				throw new Misplaced("Unexpected `{% styles %}`", "it in `<head>`, before all but `meta` and `title`");
			gathered.styled = true;
			return state;
		}
		if (name === "part") {
			gathered.begun = true;
			if (state["in"] === "words") return state;
			throw new Misplaced("Unexpected part of the page", "it where words may stand");
		}
		const isSource = state["in"] === "value" && state["attribute"] === "src" && state["prefix"] === "";
		if (!isSource) throw new Misplaced("Unexpected `{% asset %}`", 'it as the whole value of `src="…"`');
		return { ...state, prefix: "embedded" };
	},
};

const placeNames: Readonly<Record<string, string>> = {
	name: "in the name of a tag",
	tag: "between attributes",
	attribute: "in the name of an attribute",
	equals: "without quotes in a tag",
	value: "inside an attribute",
	style: "in a style sheet",
	"word-element": "inside an element of words",
	comment: "in a comment",
	declaration: "in a declaration",
};

interface Here {
	readonly gathered: Gathered;
	/** Where the rest starts in the piece of text. */
	readonly at: number;
}

type Step = (state: State, rest: string, here: Here) => readonly [State, number];

const inWords: Step = (_state, rest, { gathered }) => {
	const open = rest.indexOf("<");
	const end = open === -1 ? rest.length : open;
	// Blanks are HTML's few: any other sign opens the body.
	if (/[^ \t\n\f\r]/.test(rest.slice(0, end))) gathered.begun = true;
	if (end > 0) return [words, end];
	// Only the `<!`: a comment may be over with its first sign, as in `<!-->`.
	if (rest.startsWith("<!--")) return [{ in: "comment" }, 2];
	if (/^<[!?]/.test(rest)) return [{ in: "declaration" }, 2];
	if (/^<(?:\/?[a-z]|\/?$)/i.test(rest)) {
		const name = rest.startsWith("</") ? "/" : "";
		return [{ in: "name", name }, 1 + name.length];
	}
	gathered.begun = true;
	return [words, 1];
};

/** What may stand before a page's policy, which reaches only what stands behind it. */
const early: ReadonlySet<string> = new Set(["html", "head", "meta", "title"]);

const inName: Step = (state, rest, { at, gathered }) => {
	const [found = ""] = /^[^\s/>]*/.exec(rest) ?? [];
	const name = (state["name"] + found).toLowerCase();
	if (found.length === rest.length) return [{ in: "name", name }, found.length];
	const instead = refusedElements.get(name);
	if (instead !== undefined) throw new Misplaced(`Unexpected element \`${name}\``, instead, at);
	if (["html", "head", "body", "style"].includes(name)) gathered.page = true;
	if (name === "head") gathered.head = true;
	if (!early.has(name)) gathered.begun = true;
	return [{ in: "tag", name }, found.length];
};

const inTag: Step = (state, rest) => {
	const [space = ""] = /^[\s/]*/.exec(rest) ?? [];
	if (space !== "") return [state, space.length];
	return rest.startsWith(">") ? [behindTag(state["name"] ?? ""), 1] : [{ ...state, in: "attribute", attribute: "" }, 0];
};

function behindTag(name: string): State {
	if (name === "style") return { in: "style", css: "" };
	return wordElements.has(name) ? { in: "word-element", name } : words;
}

const inAttribute: Step = (state, rest, { at }) => {
	const [found = ""] = /^[^\s/>=]*/.exec(rest) ?? [];
	const attribute = (state["attribute"] + found).toLowerCase();
	if (found.length === rest.length) return [{ ...state, attribute }, found.length];
	const instead = refusedAttribute(attribute);
	if (instead !== null) throw new Misplaced(`Unexpected attribute \`${attribute}\``, instead, at);
	const [equals = ""] = /^\s*=\s*/.exec(rest.slice(found.length)) ?? [];
	if (found === "") throw new Misplaced("Unexpected sign in a tag", "an attribute in one piece", at);
	if (equals === "") return [{ in: "tag", name: state["name"] ?? "" }, found.length];
	return [{ ...state, in: "equals", attribute }, found.length + equals.length];
};

const inEquals: Step = (state, rest) => {
	const quote = /^["']/.exec(rest)?.[0] ?? "";
	return [{ ...state, in: "value", quote, prefix: "" }, quote.length];
};

const inValue: Step = (state, rest, { at }) => {
	const end = state["quote"] === "" ? rest.search(/[\s>]/) : rest.indexOf(state["quote"] ?? "");
	const written = end === -1 ? rest : rest.slice(0, end);
	if (written !== "") checkWritten(state, written, at);
	if (end !== -1) return [{ in: "tag", name: state["name"] ?? "" }, end + (state["quote"] ?? "").length];
	return [{ ...state, prefix: prefixBehind(state, written) }, written.length];
};

function checkWritten(state: State, written: string, at: number): void {
	const { attribute = "", prefix } = state;
	if (attribute === "src") throw new Misplaced("Unexpected address in `src`", embedded, at);
	if (!addressAttributes.has(attribute) || prefix === "settled") return;
	if (prefix !== "" || !soundAddress.test(written)) {
		throw new Misplaced("Unexpected kind of address", "`https:`, `http:` or `mailto:`, in one piece", at);
	}
}

const embedded = "`{% asset 'name.png' %}`: a page loads nothing";

/** A reference such as `&#58;` could stand for the colon of a scheme. */
const soundAddress = /^(?:https?:\/\/|mailto:|[^&:\s]*(?:[#?/]|$))/i;

/** All that decides of what an address begins with: nothing yet, or whether its kind is settled. */
function prefixBehind({ attribute, prefix = "" }: State, written: string): string {
	if (!addressAttributes.has(attribute ?? "")) return "written";
	if (prefix === "settled" || /^(?:https?:\/\/|mailto:|[^&:\s]*[#?/])/i.test(written)) return "settled";
	return written === "" ? prefix : "open";
}

function attributeEscape(state: State): typeof markupWords {
	if (state["attribute"] === "src") throw new Misplaced("Unexpected value in `src`", embedded);
	if (!addressAttributes.has(state["attribute"] ?? "")) return markupWords;
	if (state["prefix"] === "") return wholeAddress;
	if (state["prefix"] === "settled") return addressPiece;
	throw new Misplaced("Unexpected value in an address", "the whole address, or a piece behind `/`, `?` or `#`");
}

function behindValue(state: State): State {
	const address = addressAttributes.has(state["attribute"] ?? "");
	return { ...state, prefix: address ? "settled" : "written" };
}

const inStyle: Step = (state, rest, { gathered, at }) => {
	const end = /<\/style(?=[\s/>])/i.exec(rest);
	const wrong = loadingIn(end === null ? rest : rest.slice(0, end.index));
	if (wrong !== null) throw new Misplaced(wrong.message, wrong.expected, at + wrong.offset);
	if (end === null) return [{ ...state, css: state["css"] + rest }, rest.length];
	gathered.styles.push(state["css"] + rest.slice(0, end.index));
	return [{ in: "tag", name: "/style" }, end.index + end[0].length];
};

const inWordElement: Step = (state, rest, { at }) => {
	const end = new RegExp(`</${state["name"]}(?=[\\s/>])`, "i").exec(rest);
	if (end !== null) return [{ in: "tag", name: "" }, end.index + end[0].length];
	if (/<\/?[a-z]*$/i.test(rest)) throw new Misplaced("Unexpected start of a tag", "it in one piece", at);
	return [state, rest.length];
};

const upTo =
	(close: RegExp): Step =>
	(state, rest) => {
		const end = close.exec(rest);
		return end === null ? [state, rest.length] : [words, end.index + end[0].length];
	};

const steps: Readonly<Record<string, Step>> = {
	words: inWords,
	name: inName,
	tag: inTag,
	attribute: inAttribute,
	equals: inEquals,
	value: inValue,
	style: inStyle,
	"word-element": inWordElement,
	comment: upTo(/--!?>/),
	declaration: upTo(/>/),
};

/** Elements that run, load, send or mean something else inside, each with what to use in its place. */
const refusedElements: ReadonlyMap<string, string> = new Map([
	...["script", "noscript", "template", "object", "embed", "iframe", "frame", "frameset", "applet", "portal"].map(
		(name) => [name, "a page that runs and loads nothing"] as const,
	),
	...["base", "form", "plaintext", "xmp", "noembed", "noframes"].map((name) => [name, "another element"] as const),
	...["svg", "math"].map((name) => [name, "a picture: `<img src=\"{% asset 'name.svg' %}\">`"] as const),
	["link", "a style sheet in `styles` of template.yaml"],
]);

/** Attributes that lead a reader somewhere. */
const addressAttributes: ReadonlySet<string> = new Set(["href", "cite"]);

/** Attributes that run, load or send, each with what to use in its place. */
function refusedAttribute(name: string): string | null {
	if (name.startsWith("on")) return "a page that runs nothing";
	if (name === "style") return "a rule in a style sheet";
	if (name === "http-equiv") return "`{% styles %}`, which writes the page's policy";
	return loading.has(name) ? "a link, or `src=\"{% asset 'name.png' %}\"`" : null;
}

const loading: ReadonlySet<string> = new Set(
	"srcset srcdoc poster background data action formaction manifest ping code codebase archive lowsrc dynsrc xlink:href".split(
		" ",
	),
);

/** Elements whose content is words without tags. */
const wordElements: ReadonlySet<string> = new Set(["title", "textarea"]);

/** The first thing in a style sheet that would load something, or that could hide what does; null where there is none. */
export function loadingIn(css: string): (Wrong & { readonly offset: number }) | null {
	for (const found of css.matchAll(/\\(?:([0-9a-f]{1,6})|)|@import|(?:url|src|image|image-set)\(/gi)) {
		const wrong = found[0].startsWith("\\") ? wrongEscape(found[1]) : wrongLoad(css, found);
		if (wrong !== null) return { ...wrong, offset: found.index };
	}
	return null;
}

interface Wrong {
	readonly message: string;
	readonly expected: string;
}

/** A code beyond ASCII, such as `\201C`, is no part of any name that loads. */
function wrongEscape(code: string | undefined): Wrong | null {
	if (code !== undefined && Number.parseInt(code, 16) > 0x7f) return null;
	return { message: "Unexpected `\\` in a style sheet", expected: "the sign itself; a page loads nothing" };
}

function wrongLoad(css: string, found: RegExpExecArray): Wrong | null {
	const what = found[0].toLowerCase();
	const rest = css.slice(found.index + what.length, found.index + what.length + 100);
	if (what === "url(" && /^[ \t\n]*["']?data:/i.test(rest)) return null;
	return {
		message: `Unexpected \`${what}\` in a style sheet`,
		expected: '`url("data:…")`: a page loads nothing',
	};
}
