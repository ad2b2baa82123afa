import { chance, pick, type Random, shuffle } from "../../random.ts";
import {
	acronyms,
	bodiesByKind,
	countries,
	type Kind,
	mensHonorifics,
	mensNames,
	officesByKind,
	stateTitles,
	womensHonorifics,
	womensNames,
	workTitles,
} from "../lexicons.ts";

/** Somebody invented who may speak, with all that a layout may say of her. */
export interface Person {
	readonly honorific: string | null;
	readonly name: string;
	readonly surname: string;
	readonly she: "she" | "he" | "they";
	/** All that describes the person, without an article. */
	readonly role: string;
	/** The body alone, with the article that it takes after `of`. */
	readonly body: string;
	/** A short title that stands right before the name. */
	readonly title: string;
}

/** What a layout asks of its people. */
export interface Cast {
	readonly count: readonly [low: number, high: number];
	/** The share of people with an honorific; 0 for none, 1 for all. */
	readonly honorific: number;
	readonly kinds?: readonly Kind[];
}

const allKinds: readonly Kind[] = ["state", "work", "work", "work", "faith", "lived"];

/** The text without the article that leads it. */
export function withoutArticle(text: string): string {
	return text.replace(/^(?:the|an?) /iu, "");
}

/** The name without the braces round its family name, and that family name. */
export function splitName(marked: string): { name: string; surname: string } {
	return { name: marked.replace(/[{}]/gu, ""), surname: /\{(.+)\}/u.exec(marked)?.[1] ?? marked };
}

function workRole(random: Random, office: string, body: string): string {
	const bare = withoutArticle(body);
	if (office.includes(",")) return `${office}, ${bare}`;
	return pick(random, [
		`${office} of ${body}`,
		`${office} at ${body}`,
		`${office}, ${bare}`,
		`${office}, ${bare}`,
		`${office} of ${body}`,
	]);
}

function bodyFor(random: Random, kind: Kind, office: string): string {
	if (kind === "state") return pick(random, countries);
	return pick(random, bodiesByKind[/Professor|Lecturer|Fellow|Studies/u.test(office) ? "learning" : kind]);
}

function roleOf(random: Random, kind: Kind, [office, body]: readonly [string, string]): string {
	if (kind === "lived") return office;
	if (kind === "work" || kind === "faith") return workRole(random, office, body);
	return office.replace("{}", office.includes(", {}") ? withoutArticle(body) : body);
}

function invent(random: Random, marked: string, cast: Cast): Person {
	const woman = womensNames.includes(marked);
	const single = marked.startsWith("{") && marked.endsWith("}");
	const kind = single ? "lived" : pick(random, cast.kinds ?? allKinds);
	const office = pick(random, officesByKind[kind]);
	const body = bodyFor(random, kind, office);
	const honorific =
		single || !chance(random, cast.honorific) ? null : pick(random, (woman ? womensHonorifics : mensHonorifics)[kind]);
	const title = kind === "state" ? pick(random, stateTitles) : `${pick(random, acronyms)} ${pick(random, workTitles)}`;
	const she = honorific === "Mx" ? "they" : woman ? "she" : "he";
	return { honorific, ...splitName(marked), she, role: roleOf(random, kind, [office, body]), body, title };
}

/** People for the cast, no two of whom share a name or a part of one. */
export function invite(random: Random, cast: Cast, count: number): Person[] {
	const pool = shuffle(random, [...womensNames, ...mensNames]);
	const wanted = cast.honorific < 1 ? pool : pool.filter((marked) => !/^\{[^}]+\}$/u.test(marked));
	return wanted.slice(0, count).map((marked) => invent(random, marked, cast));
}

/** The name behind its honorific, as in `Ms Rosa Tzoc`. */
export function full(person: Person): string {
	return person.honorific === null ? person.name : `${person.honorific} ${person.name}`;
}
