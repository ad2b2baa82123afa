/** Why findings are told that no rule about reports gives. */
import type { FaultCode } from "./finding.ts";

/** One sentence for each such code. */
export const reasons = {
	"guessed-encoding": "The bytes are not all UTF-8 and do not say what they are; a wrong guess garbles every accent.",
	"external-content": "Images, links and macros of a document are never followed, so that reading it can do no harm.",
	"stale-baseline": "A baseline that forgives what is no longer there would also forgive the same mistake made anew.",
	undecodable: "Text in an unknown encoding can't be read without loss, so it is not read at all.",
	"unreadable-file": "A file that can't be read has not been checked, and nobody should believe that it was.",
	"no-files": "A run that found nothing to do is a run with a slip in its arguments.",
	"too-large": "A file far larger than notes ever are would take the memory that the others need.",
	"too-deep": "Nesting far deeper than people write is there to break programs.",
	"too-slow": "One input must not keep all others waiting.",
	"name-collision": "Two reports with one name would overwrite each other.",
	"write-failed": "A report that could not be written is missing, whatever the notes were like.",
	"input-changed": "Notes that changed while they were read would give a report of neither state.",
	"broken-config": "With a config that can't be understood, nothing is certain to be checked as it should.",
	"broken-form": "Notes can't be read by a form that contradicts itself.",
	"broken-template": "A template that can't be run gives no report.",
	"unmet-need":
		"A report without what its template is built on would mislead: it is not made, and nobody should wait for it.",
	"broken-baseline": "With a baseline that can't be read, nobody knows which findings are new.",
} as const satisfies Record<FaultCode | "guessed-encoding" | "external-content" | "stale-baseline", string>;
