import { type Day, iso, monthName } from "./header/date.ts";
import { pick, type Random } from "./random.ts";

interface Place {
	readonly day: Day;
	readonly folder: string;
	readonly subject: string;
	readonly number: number;
}

const words = (text: string): string => text.toLowerCase().replaceAll(" ", "-");
const jotted = (day: Day): string => `${day.day}${monthName(day).slice(0, 3)}${String(day.year).slice(2)}`;

/** Where an office would keep the note; its number makes the name its own. */
export function pathOf(random: Random, { day, folder, subject, number }: Place): string {
	const name = pick(random, [
		`${iso(day)} ${subject} ${number}`,
		`${iso(day)}-${words(subject)}-${number}`,
		`${jotted(day)}-${number}`,
		`${subject} (${number})`,
	]);
	const above = pick(random, [
		`${day.year}/${folder}`,
		`${day.year}/${folder}`,
		`${folder}/${day.year}/${monthName(day)}`,
	]);
	return `${above}/${name}.txt`;
}
