/** One note of any length, whose paragraphs are as different as those of many notes. */
import { mulberry32, pick } from "../notes/random.ts";
import { layouts } from "../notes/speakers/layouts.ts";

const header = [
	"Date: 2 February 2016",
	"Meeting Organizer: Small Harbours Network",
	"Reporter: Ada Moss",
	"Which SDG does this topic cover? 14",
	"Type of meeting: Side event",
	"",
	"Brief summary of presentation of information made",
	"",
].join("\n");

const significance = "What was of particular significance to share with The Salvation Army globally?\n\nAll of it.\n";

/** Notes of about so many bytes: a header, and a summary in which one speaker follows the other in every layout. */
export function longNote(bytes: number): string {
	const random = mulberry32(11);
	const parts = [header];
	for (let left = bytes - header.length - significance.length; left > 0; ) {
		const part = `${pick(random, layouts).build(random).summary}\n\n`;
		parts.push(part);
		left -= Buffer.byteLength(part);
	}
	return [...parts, significance].join("");
}
