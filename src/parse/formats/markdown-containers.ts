/** Follows quotes and list items from line to line, as CommonMark nests them; where it can't tell, it takes a line to nest. */

/** How a line begins. */
export interface LineOpening {
	/** Where its words begin. */
	readonly from: number;
	/** The sign that would nest deeper than is allowed. */
	readonly cut: number | null;
	/** Whether its words can't go on with those of the line above. */
	readonly isNew: boolean;
	/** Whether they go on without the signs of what the line above stands in. */
	readonly isLazy: boolean;
	/** Whether it is code or a rule, in which nothing is a sign. */
	readonly isCode: boolean;
}

/** An item's lines are indented by so many columns; a quote's begin with a sign of their own. */
interface Container {
	readonly width: number | null;
}

interface Cursor {
	readonly line: string;
	at: number;
	column: number;
	/** Columns of a tab that was used in part. */
	spare: number;
}

/** Takes one line after the other. */
export function containers(deepest: number): { line(line: string): LineOpening } {
	let open: Container[] = [];
	let isText = false;
	let fence: { readonly signs: string; readonly depth: number } | null = null;
	return {
		line(line) {
			const cursor: Cursor = { line, at: 0, column: 0, spare: 0 };
			const kept = goOn(open, cursor);
			if (fence !== null && kept >= fence.depth) {
				if (closes(cursor, fence.signs)) fence = null;
				return { from: line.length, cut: null, isNew: true, isLazy: false, isCode: true };
			}
			fence = null;
			const begun = begin(cursor, deepest - kept);
			const isBlank = afterBlanks(cursor).at >= line.length;
			const goesOn = isText && !isBlank && begun.opened.length === 0;
			if (!goesOn) open = [...open.slice(0, kept), ...begun.opened];
			const from = afterBlanks(cursor).at;
			const signs = fenceSign.exec(line.slice(from))?.[0];
			if (signs !== undefined) fence = { signs, depth: open.length };
			isText = !isBlank && signs === undefined && line[from] !== "#";
			const isCode = signs !== undefined || isRule(line, from);
			return { from, cut: begun.cut, isNew: !goesOn, isLazy: goesOn && kept < open.length, isCode };
		},
	};
}

const fenceSign = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

function closes(cursor: Cursor, signs: string): boolean {
	const rest = cursor.line.slice(afterBlanks(cursor).at).trimEnd();
	return rest.startsWith(signs) && rest === signs.charAt(0).repeat(rest.length);
}

/** How many of the open containers a line goes on with. */
function goOn(open: readonly Container[], cursor: Cursor): number {
	const stop = open.findIndex(({ width }) => (width === null ? !quote(cursor) : !indented(cursor, width)));
	return stop < 0 ? open.length : stop;
}

function quote(cursor: Cursor): boolean {
	const { at, columns } = afterBlanks(cursor);
	if (cursor.line[at] !== ">") return false;
	advance(cursor, columns + 1);
	if (/[ \t]/.test(cursor.line[cursor.at] ?? "")) advance(cursor, 1);
	return true;
}

function indented(cursor: Cursor, width: number): boolean {
	const { at, columns } = afterBlanks(cursor);
	if (at >= cursor.line.length) return true;
	if (columns < width) return false;
	advance(cursor, width);
	return true;
}

interface Begun {
	readonly opened: readonly Container[];
	readonly cut: number | null;
}

/** The containers that a line opens, as many as there is room for. */
function begin(cursor: Cursor, room: number): Begun {
	const opened: Container[] = [];
	for (;;) {
		const { at, columns } = afterBlanks(cursor);
		const sign = signAt(cursor.line, at);
		if (sign === null) return { opened, cut: null };
		if (opened.length >= room) return { opened, cut: at + sign.length - 1 };
		if (sign === ">") {
			quote(cursor);
			opened.push({ width: null });
		} else {
			advance(cursor, columns + sign.length);
			opened.push({ width: columns + sign.length + behindSign(cursor) });
		}
	}
}

const itemSign = /(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/y;
// What stands behind the third sign is one class: a loop over signs with blanks overflows where they go on for megabytes.
const rule = /(?:\*[ \t]*){2}\*[* \t]*$|(?:-[ \t]*){2}-[- \t]*$|(?:_[ \t]*){2}_[_ \t]*$/y;

function isRule(line: string, at: number): boolean {
	rule.lastIndex = at;
	return rule.test(line);
}

function signAt(line: string, at: number): string | null {
	if (line[at] === ">") return ">";
	itemSign.lastIndex = at;
	const sign = itemSign.exec(line)?.[0] ?? null;
	return sign === null || isRule(line, at) ? null : sign;
}

const mostBehind = 4;

/** Steps over the blanks behind an item's sign: more than four are part of its words. */
function behindSign(cursor: Cursor): number {
	const { at, columns } = afterBlanks(cursor);
	const width = at >= cursor.line.length || columns > mostBehind ? 1 : columns;
	advance(cursor, width);
	return width;
}

/** Where the blanks at a cursor end, and how many columns they take. */
function afterBlanks({ line, at, column, spare }: Cursor): { readonly at: number; readonly columns: number } {
	let [end, columns] = [at, spare];
	for (; line[end] === " " || line[end] === "\t"; end++) {
		columns += line[end] === " " ? 1 : tab(column + columns - spare);
	}
	return { at: end, columns };
}

const tabStop = 4;
const tab = (column: number): number => tabStop - (column % tabStop);

/** Steps over columns; of a tab that is wider, the rest is kept. */
function advance(cursor: Cursor, columns: number): void {
	let left = columns - cursor.spare;
	for (; left > 0 && cursor.at < cursor.line.length; cursor.at++) {
		const width = cursor.line[cursor.at] === "\t" ? tab(cursor.column) : 1;
		cursor.column += width;
		left -= width;
	}
	cursor.spare = Math.max(0, -left);
}
