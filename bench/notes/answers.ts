/** What a generated note is known to hold: the answers that its report is compared with. */
import type { Expected } from "./speakers/layouts/define.ts";

/** A person as the report's JSON has her. */
export interface PersonAnswer {
	readonly name: string;
	readonly honorific?: string;
	readonly role?: string;
	readonly remark?: string;
}

/** A link as the report's JSON has it. */
export interface LinkAnswer {
	readonly title: string;
	readonly url: string | null;
}

/** A value that nobody can read stands as it was written. */
export interface Unread {
	readonly raw: string;
}

/** The fields as the report's JSON has them; null where the label is absent. */
export interface FieldAnswers {
	readonly date: string | Unread | null;
	readonly title: string | null;
	readonly organizer: string | null;
	readonly staff: readonly PersonAnswer[] | null;
	readonly reporter: readonly PersonAnswer[] | null;
	readonly sdgs: readonly (number | Unread)[] | null;
	readonly type: string | null;
	readonly links: readonly LinkAnswer[] | null;
	readonly tags: readonly (string | Unread)[] | null;
}

/** Everything that is known of one note. */
export interface Answers {
	/** Below the folder of notes, with `/`. */
	readonly path: string;
	/** By its WHATWG name. */
	readonly encoding: string;
	readonly fields: FieldAnswers;
	/** The keys of the sections, in the order of the notes. */
	readonly sections: readonly string[];
	/** Who speaks, each once. */
	readonly speakers: readonly Expected[];
	/** The codes of all findings, sorted, each once. */
	readonly codes: readonly string[];
}

/** The form's keys, in its order. */
export const fieldKeys = ["date", "title", "organizer", "staff", "reporter", "sdgs", "type", "links", "tags"] as const;
