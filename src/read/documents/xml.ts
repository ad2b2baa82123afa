/** Reads XML as a stream of tags and words: no entities of its own, no deep nesting, nothing from elsewhere. */
import { SaxesParser } from "saxes";
import { type Fault, fault } from "../../findings/faults.ts";
import { broken } from "./zip.ts";

/** What is told of each part, in its order; names with the prefix that they are written with. */
export interface XmlVisitor {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	text(text: string): void;
}

const deepest = 500;

/** Visits all of a part of a document; a fault says why it is not read on. */
export function visitXml(bytes: Uint8Array, part: string, visitor: XmlVisitor): Fault | null {
	const text = textOf(bytes);
	if (text === null) return broken(`\`${part}\` is not UTF-8`);
	const parser = new SaxesParser();
	let depth = 0;
	parser.on("doctype", () => stop(broken(`\`${part}\` defines entities of its own`)));
	parser.on("error", () => stop(broken(`\`${part}\` is no sound XML`)));
	parser.on("opentag", ({ name, attributes }) => {
		if (++depth > deepest)
			stop(fault("too-deep", `Too deep: \`${part}\``, `at most ${deepest} elements in each other`));
		visitor.open(name, attributes);
	});
	parser.on("closetag", ({ name }) => {
		depth--;
		visitor.close(name);
	});
	parser.on("text", visitor.text);
	parser.on("cdata", visitor.text);
	try {
		parser.write(text).close();
		return null;
	} catch (error) {
		if (error instanceof Stopped) return error.why;
		throw error;
	}
}

class Stopped extends Error {
	readonly why: Fault;

	constructor(why: Fault) {
		super("stopped");
		this.why = why;
	}
}

function stop(why: Fault): never {
	throw new Stopped(why);
}

function textOf(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
