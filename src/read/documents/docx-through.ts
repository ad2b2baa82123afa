/** Elements of a Word document that the library passes over, words and all, under the name of one that it reads through. */

const spaces =
	/\sxmlns(?::([\w.-]+))?\s*=\s*["']http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/(?:wordprocessingml|officeDocument)\/(?:2006\/)?(main|math)["']/g;

/** Fields, directions of writing, and signs with their sound above them, which is no part of the words. */
const ofWords: ReadonlySet<string> = new Set(["fldSimple", "dir", "bdo", "ruby", "rubyBase"]);
/** The parts of formulas. */
const ofFormulas: ReadonlySet<string> = new Set(
	`oMathPara oMath e num den sub sup deg fName lim d f rad sSub sSup sSubSup sPre nary func limLow limUpp m mr acc bar box
	borderBox groupChr eqArr phant`.split(/\s+/),
);
const through = "smartTag";
/** A return ends a line as a break does. */
const others: ReadonlyMap<string, string> = new Map([["cr", "br"]]);

const parts = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(?:([\w.-]+):)?([\w.-]+)/g;

/** Sound XML with these elements renamed, and without CDATA, which is passed over too; nothing else changes. */
export function readThrough(xml: string): string {
	const prefixes = new Map([...xml.matchAll(spaces)].map(([, prefix = "", kind = ""]) => [prefix, kind]));
	const words = [...prefixes].find(([, kind]) => kind === "main")?.[0] ?? "";
	return xml.replace(parts, (all, text?: string, closes?: string, prefix = "", name = "") => {
		if (text !== undefined) return escaped(text);
		const other = closes === undefined ? null : renamed(prefixes.get(prefix), name);
		return other === null ? all : `<${closes}${words === "" ? "" : `${words}:`}${other}`;
	});
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function renamed(kind: string | undefined, name: string): string | null {
	if (kind === "main") return ofWords.has(name) ? through : (others.get(name) ?? null);
	if (kind !== "math") return null;
	return ofFormulas.has(name) ? through : name === "r" || name === "t" ? name : null;
}
