/** What src/templates/data.ts says of the data of a template, as data. */
import ts from "typescript";

/** A name, what is said of it, and the names of its parts. */
export interface DataKey {
	readonly about: string;
	readonly keys?: Readonly<Record<string, DataKey>>;
	/** Whether it holds a list of such things, or things by the form's keys. */
	readonly many?: "list" | "keyed";
}

const path = new URL("../../src/templates/data.ts", import.meta.url).pathname;
const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? "", ts.ScriptTarget.Latest, true);
const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, each]));
const known = new Map<string, Record<string, DataKey>>();

/** The names of an interface: its own, then those of what it extends; the same object for the same interface. */
function keysOf(name: string): Record<string, DataKey> {
	const before = known.get(name);
	if (before !== undefined) return before;
	const keys: Record<string, DataKey> = {};
	known.set(name, keys);
	const found = interfaces.get(name);
	const bases =
		found?.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? [];
	const own = found?.members.filter(ts.isPropertySignature) ?? [];
	const inherited = bases.map((base) => keysOf(base));
	// Of a speaker, the person comes first; of all else, the words come last.
	if (bases.includes("PersonData")) Object.assign(keys, ...inherited);
	for (const member of own) {
		const about = ts
			.getJSDocCommentsAndTags(member)
			.map(({ comment }) => comment)
			.join("");
		keys[member.name.getText()] = { about, ...partsOf(member.type?.getText() ?? "") };
	}
	Object.assign(keys, ...inherited);
	return keys;
}

function partsOf(type: string): Omit<DataKey, "about"> {
	const name = [...interfaces.keys()].find((each) => new RegExp(`\\b${each}\\b`).test(type));
	if (type.includes("Keyed<")) return { many: "keyed", ...(name !== undefined && { keys: keysOf(name) }) };
	if (name === undefined) return {};
	return { keys: keysOf(name), ...(type.includes("[]") && { many: "list" as const }) };
}

/** The names at the top. */
export const dataKeys = keysOf("TemplateData");
