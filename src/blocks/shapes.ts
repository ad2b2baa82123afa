/** Checks the shape of a report and a tree, with the place of each mistake. */
import { parts } from "../text/lexicon.ts";
import { type DataNode, entry, isNull, type ShapeFault, textOf } from "./data.ts";

/** Says what is wrong with the value of a key. */
export type Check = (node: DataNode, name: string) => ShapeFault | null;

type Keys = Readonly<Record<string, Check>>;

/** A value without parts. */
function scalar(wanted: string, fits: (value: unknown) => boolean): Check {
	return (node, name) => (node.kind === "scalar" && fits(node.value) ? null : wrong(node, name, wanted));
}

const text = scalar("a string", (value) => typeof value === "string");
const textOrNull = scalar("a string or null", (value) => value === null || typeof value === "string");
const count = scalar("a whole number", (value) => Number.isInteger(value) && Number(value) >= 0);
const flagOrNull = scalar("true, false or null", (value) => value === null || typeof value === "boolean");
const nothing = scalar("null", (value) => value === null);
/** Yes, where no is not said. */
const onlyTrue = scalar("true", (value) => value === true);

/** The first thing wrong with some values. */
function firstFault<T>(values: Iterable<T>, faultOf: (value: T) => ShapeFault | null): ShapeFault | null {
	for (const value of values) {
		const fault = faultOf(value);
		if (fault !== null) return fault;
	}
	return null;
}

/** A list of values that are alike. */
function list(check: Check): Check {
	return (node, name) =>
		node.kind === "list" ? firstFault(node.items, (item) => check(item, name)) : wrong(node, name, "a list");
}

/** A map with these keys and perhaps others. */
function map(keys: Keys): Check {
	return (node, name) => {
		if (node.kind !== "map") return wrong(node, name, null);
		return firstFault(Object.entries(keys), ([key, check]) => {
			const value = entry(node, key);
			return value === undefined ? missing(node, name, key) : check(value, key);
		});
	};
}

/** A map with these keys, perhaps with `optional` ones, and no others, whose values would be lost. */
function strict(keys: Keys, optional: Keys = {}): Check {
	const all = new Map(Object.entries({ ...keys, ...optional }));
	const names = [...all.keys()].map((key) => `\`${key}\``).join(", ");
	return (node, name) => {
		if (node.kind !== "map") return wrong(node, name, null);
		const fault = firstFault(node.entries, ({ key, value }) => {
			const own = String(key.value);
			if (all.has(own)) return all.get(own)?.(value, own) ?? null;
			return { message: `Unknown key \`${own}\`. Use ${names}.`, offset: key.start };
		});
		const lacks = Object.keys(keys).find((key) => entry(node, key) === undefined);
		return fault ?? (lacks === undefined ? null : missing(node, name, lacks));
	};
}

/** A value of one kind under any key. */
function each(check: Check): Check {
	return (node, name) => {
		if (node.kind !== "map") return wrong(node, name, null);
		return firstFault(node.entries, ({ key, value }) => check(value, String(key.value)));
	};
}

function missing(node: DataNode, name: string, key: string): ShapeFault {
	return { message: `Missing key \`${key}\` in \`${name}\`.`, offset: node.start };
}

/** Something that is not what is wanted at a key; null wants a map. */
function wrong(node: DataNode, name: string, wanted: string | null): ShapeFault {
	return {
		message: `\`${name}\` must ${wanted === null ? "have keys and values" : `be ${wanted}`}.`,
		offset: node.start,
	};
}

const notAMap = ({ start }: DataNode): ShapeFault => ({
	message: "Not a report: a report has keys, such as `version` and `fields`.",
	offset: start,
});

const notes = { honorific: text, role: text, affiliation: text, handle: text, remark: text, group: onlyTrue };
const link = strict({ title: text, url: textOrNull });

const person = strict({ name: text }, notes);
const share = scalar("a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1);
const register = scalar("`register`", (value) => value === "register");
const known = { registered: text, honorificFrom: register, roleFrom: register };
const speaker = strict({ name: text }, { ...notes, ...known, confidence: share });
/** What is written with digits may be either. */
const number = scalar("a string or a number", (value) => typeof value === "string" || typeof value === "number");
/** What a speaker did. */
const part = scalar("a part such as `speaker`", (value) => parts.some((name) => name === value));

/** An action or a decision, and what it may have beside that. */
const task = { kind: text, text };
const taskNotes = { number: text, owner: text, status: text, due: text, vote: text };

/** One value of a list. */
const value: Check = (node, name) => {
	if (node.kind === "list") return wrong(node, name, "a string, a number, a person or a link");
	if (node.kind === "scalar") return number(node, name);
	// A person with a `title` has one key too many, and so has a link with a `name`.
	const isNamed = entry(node, "name") !== undefined || entry(node, "title") === undefined;
	return isNamed && entry(node, "url") === undefined ? person(node, name) : link(node, name);
};

const unread = strict({ raw: text });
const item: Check = (node, name) => (entry(node, "raw") === undefined ? value : unread)(node, name);

const field: Check = (node, name) => {
	if (isNull(node)) return null;
	if (node.kind === "list") return list(item)(node, name);
	if (node.kind === "scalar") return number(node, name);
	const isOne =
		entry(node, "raw") === undefined && ["name", "title", "url"].some((key) => entry(node, key) !== undefined);
	return isOne
		? wrong(node, name, "a string, a number or a list. Put a single person or link in a list too")
		: unread(node, name);
};

const statement = strict({ speakers: list(strict({ name: text }, { ...notes, ...known })), part, markdown: text });
// What is read again from the words may be missing.
const oneSection = strict(
	{ heading: text, markdown: text },
	{ statements: list(statement), items: list(strict(task, taskNotes)) },
);
const section: Check = (node, name) => (node.kind === "list" ? list(oneSection) : oneSection)(node, name);
const unplaced = { label: textOrNull, after: textOrNull, boilerplate: onlyTrue };
const unclassified = strict({ markdown: text }, unplaced);

/** What the comment before text without a place in a Markdown report may hold. */
export const unclassifiedComment = strict({}, unplaced);

/** The same of the one before a section's heading. */
export const sectionComment = strict({ name: text }, { heading: nothing });

// The source is written again, whatever stands here.
const source: Check = () => null;
const report = strict(
	{ version: number, fields: each(field) },
	{ $schema: text, form: text, title: text, sections: each(section), unclassified: list(unclassified), source },
);

/** What is wrong with JSON that should be a report; null when it is one, whatever its values are. */
export function reportFault(data: DataNode): ShapeFault | null {
	if (data.kind !== "map") return notAMap(data);
	const fault = versionFault(data, entry(data, "version"));
	if (fault !== null) return fault;
	// Other programs have JSON with a version as well.
	if (entry(data, "fields") !== undefined) return report(data, "report");
	return { message: "Not a report: the key `fields` is missing.", offset: data.start };
}

/** The same for front matter, where the fields are next to the version and the form. */
export function frontMatterFault(data: DataNode): ShapeFault | null {
	if (data.kind !== "map") return notAMap(data);
	const version = entry(data, versionKey);
	const fault = versionFault(data, version);
	if (fault !== null) return fault;
	return each((node, name) => (name === "form" ? text(node, name) : field(node, name)))(data, "front matter");
}

const versionKey = "rapporteur";

/** The keys of front matter that are no fields. */
export const frontMatterKeys: ReadonlySet<string> = new Set([versionKey, "form"]);

/** What is wrong with the version of a report's format. */
export function versionFault(data: DataNode, version: DataNode | undefined): ShapeFault | null {
	if (version === undefined)
		return { message: "Not a report by Rapporteur: the key `version` is missing.", offset: data.start };
	if (textOf(version) === "1") return null;
	return {
		message: `Unknown version \`${textOf(version) ?? "null"}\`. Only \`1\` can be read.`,
		offset: version.start,
	};
}

const blocks = ["paragraph", "heading", "list", "table", "blockquote", "code", "thematicBreak"];
const prose = [...blocks, "ignored"];
const phrasing = ["text", "emphasis", "strong", "link", "image", "inlineCode", "break"];

const countOrNull = scalar(
	"a whole number or null",
	(value) => value === null || (Number.isInteger(value) && Number(value) >= 0),
);
const depth = scalar(
	"a depth from 1 to 6",
	(value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6,
);
const point = map({ line: count, column: count, offset: count });
const position = map({ start: point, end: point });
const positionOrNull: Check = (node, name) => (isNull(node) ? null : position(node, name));
const marks = list(strict({ value: text, position }));
const statements = list(strict({ speakers: list(speaker), part, position }));
const tasks = list(strict({ ...task, position }, taskNotes));
const fieldValue: Check = (node, name) => {
	if (node.kind === "list") return list(value)(node, name);
	const isPlain = node.kind === "scalar" && (isNull(node) || number(node, name) === null);
	return isPlain ? null : wrong(node, name, "a string, a number, a list or null");
};
const itemValue: Check = (node, name) => (isNull(node) ? null : value(node, name));
const items = list(strict({ value: itemValue, raw: text, position }));
const heading = { label: text, labelPosition: position, marks };
const fieldData = strict({}, { derived: onlyTrue, apart: onlyTrue });
const marked = { data: strict({}, { marks }) };

/**
 * A node with these keys and optional ones; its children have these types. Unexpected keys are refused, because some
 * code uses any key of any node.
 */
function shape(keys: Keys, children: readonly string[], optional: Keys = {}): Check {
	const below = children.length === 0 ? {} : { children: list((child) => treeFault(child, children)) };
	return strict({ type: text, ...keys, position, ...below }, optional);
}

const reportParts = ["preamble", "field", "section", "unclassified", "ignored"];
const fieldKeys = { name: textOrNull, ...heading, raw: text, valuePosition: position, value: fieldValue, items };
const unclassifiedKeys = { label: textOrNull, labelPosition: positionOrNull, marks, duplicates: textOrNull };

/** The shape of every node type that a tree may hold. */
const shapes: ReadonlyMap<string, Check> = new Map([
	// The version is checked before all else.
	["report", shape({ form: text }, reportParts, { version: () => null, marks })],
	["preamble", shape({ name: textOrNull }, prose)],
	["field", shape(fieldKeys, [], { data: fieldData })],
	["section", shape({ name: text, ...heading, statements }, prose, { items: tasks })],
	["unclassified", shape(unclassifiedKeys, prose)],
	["ignored", shape({}, blocks)],
	["paragraph", shape({}, phrasing, marked)],
	["heading", shape({ depth }, phrasing, { data: strict({}, { marks, bare: flagOrNull }) })],
	["list", shape({}, ["listItem"], { ordered: flagOrNull, start: countOrNull, spread: flagOrNull })],
	["listItem", shape({}, blocks, { checked: flagOrNull, spread: flagOrNull, ...marked })],
	["table", shape({}, ["tableRow"])],
	["tableRow", shape({}, ["tableCell"])],
	["tableCell", shape({}, phrasing)],
	["blockquote", shape({}, blocks)],
	["code", shape({ value: text }, [], { lang: textOrNull, meta: textOrNull })],
	["thematicBreak", shape({}, [])],
	["text", shape({ value: text }, [])],
	["emphasis", shape({}, phrasing)],
	["strong", shape({}, phrasing)],
	["link", shape({ url: text }, phrasing, { title: textOrNull })],
	["image", shape({ url: text }, [], { alt: textOrNull, title: textOrNull })],
	["inlineCode", shape({ value: text }, [])],
	["break", shape({}, [])],
]);

/** The first thing wrong with a tree, in the order of the file; null when it is sound. */
export function treeFault(node: DataNode, types: readonly string[] = ["report"]): ShapeFault | null {
	if (node.kind !== "map") return wrong(node, "node", null);
	const type = entry(node, "type");
	const name = type?.kind === "scalar" ? String(type.value) : "";
	const check = types.includes(name) ? shapes.get(name) : undefined;
	if (check === undefined) return wrong(type ?? node, "type", types.map((each) => `\`${each}\``).join(" or "));
	return check(node, name);
}
