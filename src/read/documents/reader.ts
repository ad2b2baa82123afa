/** The contract of a document reader. */
import type { Fault } from "../../findings/faults.ts";
import type { Document } from "./document.ts";

/** How a document is to be read. */
export interface DocumentOptions {
	/** The encoding that somebody named; null leaves it to the document. Only web pages and Rich Text have a choice. */
	readonly encoding: string | null;
	/** Bytes: of an archive, when all of it is unpacked. */
	readonly maxSize: number;
	/** How deep lists and quotes may stand in each other; markup that makes them may be as deep as `markupDepth` says. */
	readonly maxDepth: number;
}

/** Takes the bytes of one kind of document apart; a fault says why that can't be done. It reads nothing else. */
export type DocumentReader = (bytes: Uint8Array, options: DocumentOptions) => Promise<Document | Fault>;
