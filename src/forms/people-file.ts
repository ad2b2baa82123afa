/** Parses and checks a register of people, `people.yaml`. Loaded only if there is one. */
import * as v from "valibot";
import { largestOwn } from "../files/own-file.ts";
import { dayOf, nameKey, type PeopleRegister, peopleRegister, waysToWrite } from "../people/register.ts";
import { FaultList, type YamlFault } from "./faults.ts";
import { about, maybe, oneLine, readShaped } from "./shape.ts";
import { whyTooMuch } from "./yaml.ts";

const line = v.pipe(v.string(), v.maxLength(200, "at most 200 characters"), oneLine);

const name = v.pipe(line, v.regex(/\p{L}/u, "a name, with letters"));

/** YAML takes a year for a number. */
const day = v.pipe(
	v.union([v.string(), v.number()]),
	v.transform(String),
	v.regex(
		/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
		"a year, month or day: `2016`, `2016-03`, `2016-03-14`",
	),
);

const role = v.strictObject({
	role: about(line, "The role: `Chair of the Harbour Board`."),
	from: maybe(day, "The first year, month or day of the role. Default: no limit."),
	until: maybe(day, "The last year, month or day of the role. Default: no limit."),
});

const person = v.strictObject({
	name: about(name, "The whole name, without rank or form of address."),
	spellings: maybe(v.array(name), "Other spellings of the name: misspelt, in another alphabet, in part."),
	abbreviations: maybe(v.array(name), "Initials: `RD`. Letter case counts."),
	speaks: maybe(
		v.boolean(),
		"`false`: never a speaker. `true`: a speaker wherever a section names the person. Without it, the notes decide.",
	),
	honorific: maybe(line, "The rank or form of address, if the notes give none."),
	roles: maybe(
		v.array(role),
		"The roles, if the notes give none; the first one that covers the date of the notes is used.",
	),
});

/** The whole of a register. */
export const peopleSchema = v.strictObject({
	$schema: maybe(v.string(), "The address of the schema, for editors."),
	people: about(v.array(person), "The people."),
});

/** A register of people, or everything that is wrong with its file. */
export type LoadedPeople = { readonly people: PeopleRegister } | { readonly faults: readonly YamlFault[] };

/** Checks a register's YAML; mistakes are returned as faults. An empty file has no people yet. */
export function checkPeople(yaml: string): LoadedPeople {
	const shaped = readShaped(yaml, peopleSchema, { people: [] }, mostSigns);
	if ("faults" in shaped) return shaped;
	const { data, source } = shaped;
	const found = new FaultList(source);
	const owners = new Map<string, number>();
	for (const [at, person] of data.people.entries()) {
		for (const { text, key, index } of waysToWrite(person)) {
			const known = owners.get(nameKey(text)) ?? at;
			owners.set(nameKey(text), known);
			const path = ["people", at, key, ...(index === null ? [] : [index])];
			if (known !== at) found.at(path, `Two people are called \`${text}\`. Keep it for one of them.`);
		}
		for (const [index, { from, until }] of person.roles?.entries() ?? [])
			if (from !== undefined && until !== undefined && (dayOf(from, "first") ?? "") > (dayOf(until, "last") ?? ""))
				found.at(["people", at, "roles", index, "until"], "`until` is before `from`. Write a later day.");
	}
	const faults = found.all();
	return faults.length > 0 ? { faults } : { people: peopleRegister(data.people) };
}

/** Some thousand people. */
const mostSigns = 50_000;

/** Why a text has too much for a register; null if it could be read. */
export const whyNoRegister = (yaml: string): string | null =>
	Buffer.byteLength(yaml) > largestOwn ? `Too large: more than ${largestOwn} bytes.` : whyTooMuch(yaml, mostSigns);
