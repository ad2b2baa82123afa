/** The words of dates, without accents and in lower case: months, days of the week, what joins and what says nothing; and which of them a date says itself. */

const monthNames = [
	"january jan janvier janv januar janner jaenner enero ene janeiro gennaio januari",
	"february feb fevrier fevr februar febrero fevereiro febbraio februari",
	"march mar mars marz marzo marco maart mrt",
	"april apr avril avr abril aprile",
	"may mai mayo maio maggio mei",
	"june jun juin juni junio junho giugno",
	"july jul juillet juil juli julio julho luglio",
	"august aug aout agosto ago augustus",
	"september sept sep septembre septiembre setembro settembre",
	"october oct octobre oktober okt octubre outubro ottobre",
	"november nov novembre noviembre novembro",
	"december dec decembre dezember dez diciembre dic dezembro dicembre",
];

const months: ReadonlyMap<string, number> = new Map(
	monthNames.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** The number of the month that a word names. */
export function monthNumber(word: string): number | undefined {
	return months.get(word);
}

function setOf(list: string): ReadonlySet<string> {
	return new Set(list.split(/\s+/));
}

const weekdayNames = [
	"sunday sun sonntag dimanche domingo zondag domenica",
	"monday mon montag lundi lunes segunda maandag lunedi",
	"tuesday tue tues dienstag mardi martes terca dinsdag martedi",
	"wednesday wed mittwoch mercredi miercoles quarta woensdag mercoledi",
	"thursday thu thur thurs donnerstag jeudi jueves quinta donderdag giovedi",
	"friday fri freitag vendredi viernes sexta vrijdag venerdi",
	"saturday sat samstag samedi sabado zaterdag sabato",
];

/** The days of the week from Sunday, which is 0; the `feira` of `segunda-feira` is a word for each, and names none. */
export const weekdays: ReadonlyMap<string, number | null> = new Map([
	...weekdayNames.flatMap((names, day) => names.split(" ").map((name) => [name, day] as const)),
	["feira", null],
]);

/** Words between the two ends of a range. */
export const rangeWords = setOf("to until till through thru bis au al a ate hasta tot fino");

/** Words that make ends of the two days which `and` joins. */
export const betweenWords = setOf("between entre zwischen tussen tra fra");

/** Words between days that are listed. */
export const listWords = setOf("and und et y e");

/** Words that join those of a date. */
export const smallWords = setOf(
	"of the on at in from de del du des le la el il los den der am um von vom dal om kl do",
);

/** Words that may stand in a date without changing it, most of them about the time of day. */
export const asideWords =
	setOf(`morning afternoon evening noon midnight midday lunchtime local time hrs hours uhr oclock gmt utc est edt et cet cest bst
	pst pdt cst cdt mst mdt pt ct mt eet eest msk ist jst kst aest aedt nzst nzdt sast brt
	eastern daily session online virtual virtually hybrid`);

/**
 * Whether words name nothing but the date or parts of it: the year at the end of `29 April 2022 to 3 May 2022` was said before.
 * Numbers alone may mean anything.
 */
export function isWordsOf(edtf: string, words: readonly string[]): boolean {
	const ends = edtf.split("/");
	const isPart = (word: string): boolean =>
		isJoint(word) || isWeekdayOf(ends, word) || ends.some((end) => isIn(end, word));
	return words.every(isPart) && (!words.some(isNumber) || words.some((word) => namesMonth(word) || isYear(word)));
}

/** Whether words amid a date say what it does not: another day of the week, a time of day or a number. */
export function haveAside(edtf: string, words: readonly string[]): boolean {
	const ends = edtf.split("/");
	const days = words.filter((word) => weekdays.has(word));
	// Of two days of the week in a range each is that of its own end.
	const isOwn = days.length === ends.length;
	return (
		words.some((word) => asideWords.has(word) || (isOdd(word) && !ends.some((end) => isIn(end, word)))) ||
		days.some((day, index) => !isWeekdayOf(isOwn ? ends.slice(index, index + 1) : ends, day))
	);
}

function isJoint(word: string): boolean {
	return smallWords.has(word) || rangeWords.has(word) || betweenWords.has(word) || listWords.has(word);
}

/** Whether a word is the day of the week of one of the days. */
function isWeekdayOf(ends: readonly string[], word: string): boolean {
	const weekday = weekdays.get(word);
	if (weekday === undefined) return false;
	const days = ends.filter((end) => wholeDay.test(end));
	return weekday === null || days.some((day) => new Date(`${day}T00:00Z`).getUTCDay() === weekday);
}

/** Whether a word names the year, the month or the day of a date. */
function isIn(end: string, word: string): boolean {
	const [year = "", month = "", day = ""] = end.split("-");
	const number = word.replace(ordinal, "");
	if (isNumber(number)) return number === year || Number(number) === Number(day);
	return monthNumber(word) === Number(month);
}

const wholeDay = /^\d{4}-\d\d-\d\d$/;
const ordinal = /(?<=^\d+)(?:st|nd|rd|th|er|[ºª])$/;

/** A number that is no day or month. */
const isOdd = (word: string): boolean => /^\d{3}|^\d+[^\d]/.test(word.replace(ordinal, ""));
const isNumber = (word: string): boolean => /^\d/.test(word);
const isYear = (word: string): boolean => /^\d{4}$/.test(word);
const namesMonth = (word: string): boolean => monthNumber(word) !== undefined;
