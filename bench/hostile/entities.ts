/** XML that defines entities of its own. */
import { between, pick, type Random } from "../notes/random.ts";

const generations = 9;

/** A billion words from a kilobyte. */
export function laughs(random: Random, element: string): string {
	const word = `ha${between(random, 1, 99)}`;
	const levels = Array.from({ length: generations }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
	return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "${word}">${levels.join("")}]><${element}>&l${generations};</${element}>`;
}

/** What a file of this computer, or of another one, says. */
export function outerEntity(random: Random, element: string): string {
	const from = pick(random, ["file:///etc/passwd", "http://127.0.0.1:9/x", "expect://id"]);
	const entity = pick(random, [`<!ENTITY a SYSTEM "${from}">`, `<!ENTITY % a SYSTEM "${from}"> %a;`]);
	return `<?xml version="1.0"?><!DOCTYPE x [${entity}]><${element}>&a;</${element}>`;
}
