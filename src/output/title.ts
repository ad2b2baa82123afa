/** The values of a report by their keys, and its title: what the notes call it, or what these values give. */
import type { PhrasingContent } from "mdast";
import type {
	Block,
	Field,
	FieldItem,
	Ignored,
	ItemValue,
	Person,
	Preamble,
	Report,
	ReportChild,
	Unclassified,
} from "../ast/nodes.ts";
import { beyondWords, plainText } from "../ast/text.ts";
import type { Form } from "../forms/form.ts";
import { wordRuns } from "../text/ascii.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import type { FieldJson, Unread } from "./json-schema.ts";

/** Every field of a form in its order; null where the notes lack it. */
export type FieldsJson = ReadonlyMap<string, FieldJson>;

/** The values of a report by their keys; of two with one key the first has it. */
export function fieldsOf(children: readonly ReportChild[], form: Form): FieldsJson {
	const fields = new Map<string, FieldJson>();
	for (const { name } of form.fields) fields.set(name, null);
	for (const node of children)
		if ((node.type === "field" || node.type === "preamble") && fields.get(node.name ?? "") === null)
			fields.set(node.name ?? "", fieldJson(node));
	return fields;
}

function fieldJson(node: Field | Preamble): FieldJson {
	if (node.type === "preamble") return plainText(node.children).trim();
	if (node.items.length > 0) return listJson(node.items);
	if (node.value === null) return { raw: node.raw };
	return typeof node.value === "object" ? node.value.map(itemJson) : node.value;
}

/** Goals are the only list of numbers: sorted, without duplicates, other text last. */
function listJson(items: readonly FieldItem[]): (ItemValue | Unread)[] {
	const json = items.map(({ value, raw }) => (value === null ? { raw } : itemJson(value)));
	if (!items.some(({ value }) => typeof value === "number")) return json;
	const unread = json.filter((item) => typeof item === "object" && "raw" in item);
	const numbers = json.filter((item) => typeof item === "number");
	if (numbers.length + unread.length < json.length) return json;
	return [...new Set(numbers.sort((a, b) => a - b)), ...unread];
}

function itemJson(value: ItemValue): ItemValue {
	if (typeof value !== "object") return value;
	return "name" in value ? personJson(value) : { title: value.title, url: value.url };
}

/** A person with the keys in their order, and none that is empty. */
export function personJson<P extends Person>(person: P, keys: readonly (keyof P)[] = personKeys): P {
	const json: Partial<P> = {};
	for (const key of keys) if (person[key] !== undefined) json[key] = person[key];
	return json as P;
}

/** The keys of a person, in the order of reports. */
export const personKeys = ["name", "honorific", "role", "affiliation", "handle", "remark", "group"] as const;

/**
 * The title of a report: that of the notes, else the form's pattern filled in, else the title of the form. Dates in it
 * are written by `dateText`.
 */
export function titleOf(fields: FieldsJson, form: Form, dateText = (date: string): string => date): string {
	const text = (name: string): string => {
		const value = fields.get(name) ?? "";
		const isDate = typeof value === "string" && form.fields.some((each) => each.name === name && each.type === "date");
		return isDate ? dateText(value).trim() : valueText(value);
	};
	const own = form.titleField === null ? "" : text(form.titleField);
	return collapseWhiteSpace(own || filled(form.titlePattern, text) || form.title);
}

/** A report that was read back with a title of its own: one that its fields give is not kept, one that has other words is. */
export function withOwnTitle(report: Report, title: Unclassified | undefined, form: Form): Report {
	if (title === undefined) return report;
	const derived = titleOf(fieldsOf(report.children, form), form);
	const isDerived = wordRuns(plainText(title.children)).join(" ") === wordRuns(derived).join(" ");
	return isDerived && !title.children.some(leadsAway) ? report : { ...report, children: [title, ...report.children] };
}

/** Whether there is a link or a picture in a node that says more than its words. */
function leadsAway(node: Block | Ignored | PhrasingContent): boolean {
	if ((node.type === "image" || node.type === "link") && beyondWords(node) !== "") return true;
	return "children" in node && (node.children as PhrasingContent[]).some(leadsAway);
}

/**
 * For a key without a value, the words before it in the pattern are left out, too; so is what separates it from the first value,
 * and the words behind the last key if that one has none.
 */
function filled(pattern: string, text: (name: string) => string): string {
	let title = "";
	let end = 0;
	let value: string | undefined;
	for (const match of pattern.matchAll(/\{([^{}]*)\}/g)) {
		const isSeparator = title === "" && end > 0;
		const between = isSeparator ? "" : pattern.slice(end, match.index);
		end = match.index + match[0].length;
		value = text(match[1] ?? "");
		if (value !== "") title += between + value;
	}
	return value === "" ? title : title + pattern.slice(end);
}

function valueText(value: NonNullable<FieldJson>): string {
	if (typeof value !== "object") return String(value).trim();
	if ("raw" in value) return value.raw.trim();
	return value
		.map((item) => {
			if (typeof item !== "object") return String(item);
			return "raw" in item ? item.raw : "title" in item ? item.title : item.name;
		})
		.join(", ");
}
