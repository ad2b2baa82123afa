/** Words in Word's XML that the library would skip: elements are renamed to what it reads where that helps, else reported. */
import { lostField } from "./document.ts";
import type { XmlVisitor } from "./xml.ts";

const spaces =
	/\sxmlns(?::([\w.-]+))?\s*=\s*["'](?:http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/(?:wordprocessingml|officeDocument)\/(?:2006\/)?(main|math)|urn:schemas-microsoft-com:(vml))["']/g;

/** Fields, controls, writing directions, and characters with a phonetic guide above them, which is not part of the words. */
const ofWords: ReadonlySet<string> = new Set("fldSimple sdt sdtContent dir bdo ruby rubyBase".split(" "));
/** The parts of formulas. */
const ofFormulas: ReadonlySet<string> = new Set(
	`oMathPara oMath e num den sub sup deg fName lim d f rad sSub sSup sSubSup sPre nary func limLow limUpp m mr acc bar box
	borderBox groupChr eqArr phant`.split(/\s+/),
);
/** Shapes that the library reads, and what it skips as it has no words to show; all other shapes may have text boxes. */
const ofShapes: ReadonlySet<string> = new Set(
	"roundrect rect shape shapetype group textbox imagedata shadow".split(" "),
);
/** The library reads its content. */
const through = "smartTag";
/** The instruction of a field, which the library does not show. */
const silent = "instrText";

const parts =
	/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(?:([\w.-]+):)?([\w.-]+)(?=[\s/>])([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)/g;

/**
 * Renames elements in well-formed XML for the library: skipped elements with words get the name of one that it reads;
 * results of fields inside the instruction of another field get the name of one that it skips; CDATA become plain
 * text. Reports fields without a result.
 */
export function readableXml(xml: string, external: string[]): string {
	const kinds = new Map([...xml.matchAll(spaces)].map(([, prefix = "", main, shape]) => [prefix, main ?? shape]));
	const ofMain = [...kinds].find(([, kind]) => kind === "main")?.[0] ?? "";
	const pieces: string[] = [];
	const addResult = innerResults((at) => {
		pieces[at] = silent;
	}, external);
	// What stands behind the name of a tag and its attributes: its end and words.
	let [from, said] = [0, ""];
	for (const { index, 0: all, 1: text, 2: closes, 3: prefix = "", 4: written = "", 5: rest = "" } of xml.matchAll(
		parts,
	)) {
		pieces.push(xml.slice(from, index));
		said += xml.slice(from, index) + (text ?? "");
		from = index + all.length;
		if (closes === undefined) {
			pieces.push(text === undefined ? all : escaped(text));
			continue;
		}
		const kind = kinds.get(prefix);
		const symbol = kind === "main" && written === "sym" ? symbolOf(rest) : null;
		const other = symbol === null ? renamed(kind, written) : textAndNothing(symbol, ofMain);
		const space = other === null ? prefix : ofMain;
		const name = other ?? written;
		pieces.push(`<${closes}${space === "" ? "" : `${space}:`}`, name, rest);
		addResult({ name: written, closes: closes !== "", rest, at: pieces.length - 2, said: said.slice(1) });
		said = "";
	}
	return pieces.join("") + xml.slice(from);
}

/** Text, escaped for XML. */
export const escaped = (text: string): string =>
	text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The name under which the library reads an element; null for its own. A return ends a line as a break does. */
function renamed(kind: string | undefined, name: string): string | null {
	if (kind === "main") return name === "cr" ? "br" : ofWords.has(name) ? through : null;
	if (kind === "vml") return ofShapes.has(name) ? null : through;
	if (kind !== "math") return null;
	return ofFormulas.has(name) ? through : name === "r" || name === "t" ? name : null;
}

/** Fonts whose characters the library knows, or says that it does not. */
const symbolFonts = /^(?:symbol|wingdings.*|webdings|zapf ?dingbats.*)$/i;

/** The character that an empty element inserts from an ordinary font; null for one that can't be shown, which is reported. */
function symbolOf(attributes: string): string | null {
	const given = (name: string): string => new RegExp(`${name}\\s*=\\s*["']([^"']*)`).exec(attributes)?.[1] ?? "";
	const code = /^[\da-f]{1,4}$/i.test(given("char")) ? Number.parseInt(given("char"), 16) : 0;
	const character = String.fromCharCode(code);
	const isShown =
		attributes.endsWith("/") && !symbolFonts.test(given("font")) && !/[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/u.test(character);
	return isShown ? escaped(character) : null;
}

/** The name of an element that the library skips, behind one with this text; under another name, the text is gone. */
const textAndNothing = (text: string, space: string): string => {
	const prefix = space === "" ? "" : `${space}:`;
	return `t>${text}</${prefix}t><${prefix}proofErr`;
};

/** A tag, and where its name is kept. */
interface Tag {
	readonly name: string;
	readonly closes: boolean;
	/** What follows the name. */
	readonly rest: string;
	readonly at: number;
	/** The words before it. */
	readonly said: string;
}

/** An open field. */
interface Field {
	/** Its instruction has ended. */
	isResult: boolean;
	/** The innermost field whose instruction it is part of. */
	readonly within: Field | null;
	/** Where the words in its instruction are. */
	readonly words: number[];
	instruction: string;
	hasResult: boolean;
}

const words: ReadonlySet<string> = new Set(["t", "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen"]);

/** Takes all tags in order; `drop` gets the places of words in the instruction of each field that ends. */
function innerResults(drop: (at: number) => void, external: string[]): (tag: Tag) => void {
	const fields: Field[] = [];
	let deleted = 0;
	return ({ name, closes, rest, at, said }) => {
		const last = fields.at(-1);
		const isEmpty = rest.endsWith("/");
		if (words.has(name)) last?.within?.words.push(at);
		else if (name === "del" || name === "moveFrom") deleted += closes ? -1 : isEmpty ? 0 : 1;
		if (deleted > 0) return;
		if (last !== undefined) {
			if (closes && name === silent) last.instruction += said;
			last.hasResult ||= shown.has(name) || (last.isResult && closes && name === "t" && said.trim() !== "");
		}
		const isSimple = name === "fldSimple";
		const type = name === "fldChar" ? /fldCharType\s*=\s*["'](\w+)/.exec(rest)?.[1] : undefined;
		if (type === "begin" || (isSimple && !closes)) {
			const within = last?.isResult === true ? last.within : (last ?? null);
			const instruction = /\binstr\s*=\s*["']([^"']*)/.exec(rest)?.[1] ?? "";
			fields.push({ isResult: isSimple, within, words: [], instruction, hasResult: false });
		} else if (type === "separate" && last !== undefined) last.isResult = true;
		if (type !== "end" && !(isSimple && (closes || isEmpty))) return;
		const [field, around] = [fields.pop(), fields.at(-1)];
		for (const word of field?.words ?? []) drop(word);
		if (field?.hasResult && around?.isResult) around.hasResult = true;
		const what = field?.hasResult === false && field.within === null ? lostField(field.instruction) : null;
		if (what !== null) external.push(what);
	};
}

/** Results of fields without words; the library has a sign for a box, and lists are reported. */
const shown: ReadonlySet<string> = new Set(["sym", "drawing", "pict", "object", "checkBox", "ddList"]);

/** What plain words can't express, such as the layout of a formula, or what the library skips. */
const unsayable: ReadonlyMap<string, string> = new Map([
	["oMath", "formula"],
	["rt", "phonetic guide"],
	["ddList", "drop-down field"],
	["textpath", "WordArt text"],
	["control", "form control"],
]);

/** Content of a drawing other than a picture, by the last step of its address. */
const drawn: ReadonlyMap<string, string> = new Map([
	["diagram", "diagram"],
	["chart", "chart"],
	["chartex", "chart"],
]);

/** Elements whose words are read, under these names or others, or are reported or read elsewhere. */
const read: ReadonlySet<string> = new Set([
	...[...ofWords, ...ofFormulas, ...ofShapes],
	...`document body footnotes footnote endnotes endnote p r t hyperlink tbl tr tc ins moveTo moveFrom customXml smartTag object
	pict txbxContent AlternateContent Choice Fallback drawing rt shapetype oval line
	polyline arc curve image footnoteReference endnoteReference`.split(/\s+/),
]);

/** A drawing, or alternatives of which the library reads only the fallback. */
interface Frame {
	readonly isChoice: boolean;
	isRead: boolean;
	hasLost: boolean;
	hasRead: boolean;
}

/** A cell; where the one above covers it, its words are hidden, and the library drops them. */
interface Cell {
	isCovered: boolean;
	hasWords: boolean;
}

/**
 * Reports content that is not text, hidden text (which is read), and text in drawings that the library does not read.
 * Takes element names without prefixes.
 */
export function lostWords(external: string[]): Required<XmlVisitor> {
	const frames: Frame[] = [];
	const cells: Cell[] = [];
	// Inside the former properties of a tracked change.
	let isFormer = false;
	let [isText, isHidden, hasWords] = [false, false, false];
	const deleted = deletedWords(external);
	const addWord = (): void => {
		if (deleted.has(isText) || !isText) return;
		if (skipped > 0 && frames.every(({ isRead }) => isRead)) external.push("unknown element");
		hasWords = true;
		const cell = cells.at(-1);
		if (cell !== undefined) cell.hasWords = true;
		addWords(frames.at(-1));
	};
	// How many elements around are skipped by the library with all that is in them.
	let skipped = 0;
	return {
		open(name, attributes) {
			if (!read.has(name)) skipped++;
			const what = name === "graphicData" ? drawing(attributes) : unsayable.get(name);
			if (what !== undefined) external.push(what);
			// A note has words where it is referred to.
			const isNote = name === "footnoteReference" || name === "endnoteReference";
			isText = name === "t" || isNote;
			deleted.open(name);
			if (isNote) addWord();
			const [frame, cell] = [frames.at(-1), cells.at(-1)];
			if (name === "r") [isHidden, hasWords] = [false, false];
			else if (name === "tc") cells.push({ isCovered: false, hasWords: false });
			else if (name === "rPrChange" || name === "tcPrChange") isFormer = true;
			else if (name === "vanish" && !isFormer) isHidden = !/^(?:0|false|off)$/.test(valueIn(attributes));
			else if (name === "vMerge" && !isFormer && cell !== undefined)
				cell.isCovered = /^(?:continue)?$/.test(valueIn(attributes));
			else if (name === "AlternateContent" || name === "drawing")
				frames.push({ isChoice: name !== "drawing", isRead: false, hasLost: false, hasRead: false });
			else if (name === "Fallback" && frame?.isChoice === true) frame.isRead = true;
		},
		close(name) {
			isText = false;
			if (!read.has(name)) skipped--;
			deleted.close(name);
			if (name === "rPrChange" || name === "tcPrChange") isFormer = false;
			if (name === "r" && isHidden && hasWords) external.push("hidden text");
			// The mark of a paragraph may be hidden too.
			if (name === "r" || name === "pPr") isHidden = false;
			if (name === "tc" && endCell(cells)) external.push("hidden text");
			if ((name === "AlternateContent" || name === "drawing") && endFrame(frames)) external.push("text box");
			const frame = frames.at(-1);
			if (name === "Fallback" && frame?.isChoice === true) frame.isRead = false;
		},
		text(text) {
			if (text.trim() !== "") addWord();
		},
	};
}

/** A row of a table; the words of a deleted one are counted. */
interface Row {
	isDeleted: boolean;
	hasWords: boolean;
}

/** Reports deletions with words: pieces of text, and rows whose own properties say so. `has` says whether words are of one. */
function deletedWords(external: string[]) {
	const rows: Row[] = [];
	let [deletions, isMarked, isOfRow, hasWords] = [0, false, false, false];
	return {
		open(name: string): void {
			isMarked = name === "delText";
			if (name === "trPr") isOfRow = true;
			else if (name === "tr") rows.push({ isDeleted: false, hasWords: false });
			else if (name === "del") {
				deletions++;
				const row = rows.at(-1);
				if (isOfRow && row !== undefined) row.isDeleted = true;
			}
		},
		close(name: string): void {
			isMarked = false;
			if (name === "trPr") isOfRow = false;
			else if (name === "tr" && rows.pop()?.hasWords === true) external.push("tracked deletion");
			else if (name === "del") {
				deletions--;
				if (hasWords) external.push("tracked deletion");
				hasWords = false;
			}
		},
		has(isText: boolean): boolean {
			const row = isText && deletions === 0 ? rows.find(({ isDeleted }) => isDeleted) : undefined;
			if (row !== undefined) row.hasWords = true;
			const isDeletion = isMarked || (isText && deletions > 0);
			hasWords ||= isDeletion;
			return isDeletion || row !== undefined;
		},
	};
}

const drawing = ({ uri = "" }: Readonly<Record<string, string>>): string | undefined =>
	drawn.get(uri.replace(/^.*\//, ""));

/** The value of a property; "" without a value. `<w:vanish w:val="0"/>` shows what a style hides. */
export function valueIn(attributes: Readonly<Record<string, string>>, attribute = "val"): string {
	return Object.entries(attributes).find(([name]) => name.replace(/^.*:/, "") === attribute)?.[1] ?? "";
}

/** Whether words are lost in the cell that ends. */
function endCell(cells: Cell[]): boolean {
	const cell = cells.pop();
	const around = cells.at(-1);
	if (cell?.hasWords !== true) return false;
	if (!cell.isCovered && around !== undefined) around.hasWords = true;
	return cell.isCovered;
}

/** Whether words are lost in the frame that ends. */
function endFrame(frames: Frame[]): boolean {
	const frame = frames.pop();
	const around = frames.at(-1);
	if (frame === undefined || (!frame.hasRead && !frame.hasLost)) return false;
	const isLost = !frame.hasRead && around?.isRead !== false;
	if (!isLost) addWords(around);
	return isLost;
}

function addWords(frame: Frame | undefined): void {
	if (frame?.isRead === true) frame.hasRead = true;
	else if (frame !== undefined) frame.hasLost = true;
}
