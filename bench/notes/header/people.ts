import type { PersonAnswer } from "../answers.ts";
import { familyNames, givenNames, ranks } from "../lexicons/staff.ts";
import { between, chance, pick, type Random } from "../random.ts";
import type { Written } from "../written.ts";

/** Someone from the office; no two in a note share a family name. */
export function drawStaff(random: Random): PersonAnswer[] {
	const people: PersonAnswer[] = [];
	const used = new Set<string>();
	for (let count = between(random, 1, 4); count > 0; count--) {
		const family = pick(random, familyNames);
		if (used.has(family)) continue;
		used.add(family);
		const name = `${pick(random, givenNames)} ${family}`;
		people.push(chance(random, 0.5) ? { name, honorific: pick(random, ranks) } : { name });
	}
	return people;
}

/** Some of the staff, as they signed the note. */
export function drawReporters(random: Random, staff: readonly PersonAnswer[]): PersonAnswer[] {
	const count = chance(random, 0.8) ? 1 : Math.min(2, staff.length);
	const bare = chance(random, 0.3);
	return staff
		.slice(0, count)
		.map(({ name, honorific }) => (bare || honorific === undefined ? { name } : { name, honorific }));
}

/** Some of them were there in another way than the others. */
export function withAsides(random: Random, people: readonly PersonAnswer[]): PersonAnswer[] {
	return people.map((person) => {
		if (chance(random, 0.06)) return { ...person, remark: pick(random, ["online", "by phone", "afternoon only"]) };
		return chance(random, 0.06) ? { ...person, role: "Intern" } : person;
	});
}

const textOf = ({ name, honorific, remark, role }: PersonAnswer): string =>
	[honorific ?? "", name, remark === undefined ? "" : `(${remark})`, role === undefined ? "" : `(${role})`]
		.filter((part) => part !== "")
		.join(" ");

/** People between commas, with an `and`, between semicolons or on lines of their own. */
export function writePeople(
	random: Random,
	people: readonly PersonAnswer[],
	lines: boolean,
): Written<readonly PersonAnswer[]> {
	const texts = people.map(textOf);
	if (lines) return { text: texts.join("\n"), value: people };
	const last = texts.slice(-1).join("");
	const text = pick(random, [
		() => texts.join(", "),
		() => texts.join("; "),
		() => (texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} and ${last}`),
		() => (texts.length < 3 ? texts.join(" & ") : `${texts.slice(0, -1).join(", ")}, and ${last}`),
	])();
	return { text, value: people };
}
