/** Reads labelled notes for scoring: with the program as it is, and with the learned reader. */
import type { Report } from "../../src/ast/nodes.ts";
import type { Form } from "../../src/forms/form.ts";
import { interpret } from "../../src/interpret/index.ts";
import { type PeopleReader, readPeople } from "../../src/people/index.ts";
import { textOf } from "../../src/people/name-words.ts";
import { findPart } from "../../src/people/parts.ts";
import { findOwners } from "../../src/statements/owners.ts";
import { offsetIn } from "../../src/statements/passage.ts";
import type { Example } from "./notes.ts";
import type { Reading } from "./score.ts";

/** What the learned reader makes of a note. */
export function readExample({ passage, present }: Example, reader: PeopleReader): Reading {
	const scene = readPeople(passage, present, reader);
	const { units, owners, speaks } = findOwners(scene, reader);
	const { tokens } = scene;
	return {
		speakers: scene.people
			.filter(({ index }) => speaks[index] === true)
			.map((person) => {
				const { name, honorific, role } = person;
				const part = findPart(scene, person, reader);
				return { name, honorific, role: role === null ? null : textOf(tokens, role.from, role.to), part };
			}),
		stretches: units.map(({ from }, at) => {
			const next = units[at + 1];
			return {
				start: at === 0 ? 0 : (tokens.start[from] as number),
				end: next === undefined ? passage.text.length : (tokens.start[next.from] as number),
				name: scene.people[(owners[at] as number) - 1]?.name ?? null,
			};
		}),
	};
}

/** What the program makes of a note. */
export function readWithProgram({ report, passage }: Example, form: Form): Reading {
	const read: Report = interpret(report, form);
	const statements = read.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	const speakers = new Map<string, Reading["speakers"][number]>();
	for (const { speakers: people, part } of statements)
		for (const { name, honorific = null, role = null } of people)
			if (!speakers.has(name)) speakers.set(name, { name, honorific, role, part });
	const stretches = statements.flatMap(({ speakers: people, position }) => {
		const start = offsetIn(passage, position.start.offset ?? 0);
		const end = offsetIn(passage, position.end.offset ?? 0);
		return start === null || end === null ? [] : [{ start, end, name: people[0]?.name ?? null }];
	});
	return { speakers: [...speakers.values()], stretches };
}
