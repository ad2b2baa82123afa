import type { Document } from "../../../src/read/documents/document.ts";
import { readHtml } from "../../../src/read/documents/html.ts";
import { transcribe } from "../../../src/read/documents/transcript.ts";

const options = { encoding: null, maxSize: 1_000_000, maxDepth: 100 };

/** What is read of a page. */
export function pageRead(body: string): Promise<Document> {
	return readHtml(Buffer.from(`<!DOCTYPE html><meta charset="utf-8">${body}`), options);
}

/** The notes that a page is written down as. */
export const transcriptOf = async (body: string): Promise<string> => transcribe((await pageRead(body)).blocks).text;

/** Each stretch of the notes with the part of the page that it comes from. */
export async function placesOf(body: string): Promise<string[]> {
	const { text, places } = transcribe((await pageRead(body)).blocks);
	return places.map(({ start, where }, index) => `${where}: ${text.slice(start, places[index + 1]?.start).trim()}`);
}
