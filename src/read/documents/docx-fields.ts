/** Fields of a Word document in what another one is made of: their results are no words of it, but the library reads them. */
import { append } from "../../text/append.ts";

/** A field that has begun. */
interface Field {
	/** What it is made of has ended. */
	isResult: boolean;
	/** The innermost field around it that is made of it. */
	readonly within: Field | null;
	/** Where words stand that it is made of. */
	readonly words: Name[];
}

/** The name of an element in one of its tags. */
interface Name {
	readonly start: number;
	readonly end: number;
}

const words = "t|tab|br|cr|sym|noBreakHyphen|softHyphen";
const tags = new RegExp(
	`<!--[\\s\\S]*?-->|(<(/?)(?:[\\w.-]+:)?)(fldChar|del|moveFrom|${words})(?=[\\s/>])([^>]*)`,
	"g",
);
/** What a field is made of, which the library keeps to itself. */
const silent = "instrText";

/** Sound XML in which such results belong to what the field around is made of; a field that never ends has none. */
export function withoutInnerResults(xml: string): string {
	if (!xml.includes("fldChar")) return xml;
	const fields: Field[] = [];
	const dropped: Name[] = [];
	let gone = 0;
	for (const { index, 1: before = "", 2: closes = "", 3: name, 4: rest = "" } of xml.matchAll(tags)) {
		const start = index + before.length;
		if (name === undefined) continue;
		if (name === "del" || name === "moveFrom") gone += closes !== "" ? -1 : rest.endsWith("/") ? 0 : 1;
		else if (name !== "fldChar") fields.at(-1)?.within?.words.push({ start, end: start + name.length });
		else if (gone === 0) append(dropped, step(fields, /fldCharType\s*=\s*["'](\w+)/.exec(rest)?.[1]));
	}
	return renamed(xml, dropped);
}

/** Goes on with the fields that are open; gives the words that one was made of where it ends. */
function step(fields: Field[], type: string | undefined): readonly Name[] {
	const last = fields.at(-1);
	if (type === "begin") {
		const within = last === undefined || !last.isResult ? (last ?? null) : last.within;
		fields.push({ isResult: false, within, words: [] });
	} else if (type === "separate" && last !== undefined) last.isResult = true;
	else if (type === "end") return fields.pop()?.words ?? [];
	return [];
}

function renamed(xml: string, names: readonly Name[]): string {
	let text = "";
	let from = 0;
	for (const { start, end } of [...names].sort((one, other) => one.start - other.start)) {
		text += xml.slice(from, start) + silent;
		from = end;
	}
	return text + xml.slice(from);
}
