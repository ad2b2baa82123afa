/** What the values in a report must look like, in a tree and in JSON alike. */
import { parts } from "../../text/parts.ts";
import { entry } from "./data.ts";
import { type Check, onlyTrue, scalar, strict, text, textOrNull, wrong } from "./shape-checks.ts";

const notes = { honorific: text, role: text, affiliation: text, handle: text, remark: text, group: onlyTrue };
const link = strict({ title: text, url: textOrNull });

/** Somebody. */
export const person = strict({ name: text }, notes);
const share = scalar("a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1);
/** Somebody who spoke. */
export const speaker = strict({ name: text }, { ...notes, confidence: share });
/** What is written with digits may be either. */
export const number = scalar("a text or a number", (value) => typeof value === "string" || typeof value === "number");
/** What a speaker did. */
export const part = scalar("a part such as `speaker`", (value) => parts.some((name) => name === value));

/** An action or a decision, and what it may have beside that. */
export const task = { kind: text, text };
export const taskNotes = { number: text, owner: text, status: text, due: text, vote: text };

/** One value of a list. */
export const value: Check = (node, name) => {
	if (node.kind === "list") return wrong(node, name, "a text, a number, a person or a link");
	if (node.kind === "scalar") return number(node, name);
	return (entry(node, "title") ?? entry(node, "url")) === undefined ? person(node, name) : link(node, name);
};
