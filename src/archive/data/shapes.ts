/** The content of the data files of the archive page: written by the program, read by the page. */
import type { GoalColours } from "../../output/goal-colours.ts";

/** What reports can be narrowed by, and how its values are shown. */
export type FacetKind = "year" | "goals" | "tags" | "people" | "text" | "form";

/** One facet: its values, and which report has which. */
export interface FacetData {
	/** Names it in addresses. */
	readonly key: string;
	readonly label: string;
	readonly kind: FacetKind;
	/** Whether the table has a column for it. */
	readonly column: boolean;
	readonly values: readonly string[];
	/** For each report which values it has, by their places in `values`. */
	readonly of: readonly (readonly number[])[];
}

/** What is known of a goal beside its number. */
export interface GoalData {
	readonly number: number;
	readonly name: string;
	readonly colours: GoalColours | null;
}

/** `reports.js`: all that the first view needs. */
export interface ReportsData {
	readonly titles: readonly string[];
	/** EDTF; "" if there is no date. */
	readonly dates: readonly string[];
	/** Of each report, the main one first: below the archive, with `/`, not yet fit for an address. */
	readonly pages: readonly (readonly string[])[];
	readonly facets: readonly FacetData[];
	readonly goals: readonly GoalData[];
}

/** Words that are neighbours in the alphabet, with their lists in one file. */
export interface WordShard {
	/** Parted by spaces. */
	readonly words: string;
	/** In how many reports each word is, as `digits`. */
	readonly counts: string;
}

/** `words.js`: every word that is in some report. Where each is stands in `words-0.js` and so on: a list for each word. */
export interface WordsData {
	readonly shards: readonly WordShard[];
}

/** How much weight a word can have in a report: from 0 to one less. */
export const weights = 8;
