/** What a report must look like: the rules of its published schema, with the place of what breaks them. */
import { type DataNode, entry, textOf } from "./data.ts";
import { type Check, each, isNull, list, onlyTrue, strict, text, textOrNull } from "./shape-checks.ts";
import type { ShapeFault } from "./shape-fault.ts";
import { number, part, person, task, taskNotes, value } from "./value-shapes.ts";

const unread = strict({ raw: text });
const item: Check = (node, name) => (entry(node, "raw") === undefined ? value : unread)(node, name);

const field: Check = (node, name) => {
	if (isNull(node)) return null;
	if (node.kind === "list") return list(item)(node, name);
	return node.kind === "map" ? unread(node, name) : number(node, name);
};

const statement = strict({ speakers: list(person), part, markdown: text });
// What is read again from the words may be missing.
const oneSection = strict(
	{ heading: text, markdown: text },
	{ statements: list(statement), items: list(strict(task, taskNotes)) },
);
const section: Check = (node, name) => (node.kind === "list" ? list(oneSection) : oneSection)(node, name);
const unclassified = strict({ markdown: text }, { label: textOrNull, after: textOrNull, boilerplate: onlyTrue });

// Where it came from is told anew.
const source: Check = () => null;
const report = strict(
	{ version: number, fields: each(field) },
	{ $schema: text, form: text, title: text, sections: each(section), unclassified: list(unclassified), source },
);

/** What is wrong with JSON that should be a report; null when it is one, whatever its values are. */
export function reportFault(data: DataNode): ShapeFault | null {
	if (data.kind !== "map") return { reason: "Unexpected value", expected: "a report: a map", offset: data.start };
	const fault = versionFault(data, entry(data, "version"));
	if (fault !== null) return fault;
	// Other programs have JSON with a version as well.
	if (entry(data, "fields") !== undefined) return report(data, "report");
	return { reason: "Missing `fields`", expected: "a report as `-t json` writes it", offset: data.start };
}

/** The same of front matter, where the fields stand beside the version and the form. */
export function frontMatterFault(data: DataNode): ShapeFault | null {
	if (data.kind !== "map") return { reason: "Unexpected value", expected: "a report: a map", offset: data.start };
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
	if (version === undefined) return { reason: "Missing `version`", expected: "1", offset: data.start };
	if (textOf(version) === "1") return null;
	return { reason: `Unexpected version \`${textOf(version) ?? "null"}\``, expected: "1", offset: version.start };
}
