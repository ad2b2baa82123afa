/** Findings are typed data; `sentences.ts` turns them into words. */
import type { Position } from "unist";

/** How bad a finding is. */
export type Severity = "error" | "warning" | "info";

type Of<Code extends string, Data = unknown> = {
	readonly code: Code;
	readonly position: Position | null;
	/** Where the form's own rule says how bad it is. */
	readonly severity?: Severity;
	/** The place in words, in a document that has no lines; `position` is then that in the text taken out of it. */
	readonly where?: string;
	/** Where a repair would break the file that it is made in. */
	readonly unfixable?: true;
} & Data;

/** Something worth telling about one file: its code, its place (null where it has none), and what that code tells besides. */
export type Finding =
	| Of<"missing-field", { readonly label: string }>
	| Of<"empty-field", { readonly label: string }>
	| Of<"missing-section", { readonly label: string }>
	| Of<"empty-section", { readonly label: string }>
	| Of<"duplicate-field", { readonly label: string; readonly first: Position }>
	| Of<"duplicate-section", { readonly label: string; readonly first: Position }>
	| Of<"misspelled-label", { readonly label: string; readonly expected: string }>
	| Of<"unknown-label", { readonly label: string }>
	| Of<"section-order", { readonly label: string; readonly before: string | null; readonly after: string | null }>
	| Of<"invalid-date", { readonly raw: string; readonly from?: string | null; readonly to?: string | null }>
	| Of<"ambiguous-date", { readonly raw: string; readonly readings: readonly string[] }>
	| Of<"incomplete-date", { readonly raw: string; readonly lacks: "year" | "day" }>
	| Of<"future-date", { readonly raw: string; readonly today: string }>
	| Of<"unknown-goal", { readonly raw: string }>
	| Of<"unreadable-value", { readonly raw: string; readonly label: string; readonly expected: readonly string[] }>
	| Of<"goal-tag-mismatch", { readonly onlyField: readonly number[]; readonly onlyTags: readonly number[] }>
	| Of<"broken-tag", { readonly raw: string; readonly expected: string }>
	| Of<"reporter-not-present", { readonly name: string; readonly label: string }>
	| Of<"no-speakers", { readonly label: string; readonly word: string }>
	| Of<"link-without-url", { readonly title: string }>
	| Of<"lost-url", { readonly raw: string }>
	| Of<"unfilled-placeholder", { readonly raw: string }>
	| Of<"guessed-encoding", { readonly encoding: string; readonly why: string }>
	| Of<"mojibake", { readonly raw: string; readonly expected: string | null }>
	| Of<"hidden-character", { readonly character: string }>
	| Of<"external-content", { readonly what: string }>
	| Of<"stale-baseline", { readonly entry: string }>
	| Of<FaultCode, { readonly reason: string; readonly expected?: string }>;

/** What kept the whole job from being done: exit code 2. */
export type FaultCode =
	| "undecodable"
	| "unreadable-file"
	| "no-files"
	| "too-large"
	| "too-deep"
	| "too-slow"
	| "name-collision"
	| "write-failed"
	| "input-changed"
	| "broken-config"
	| "broken-form"
	| "broken-template"
	| "unmet-need"
	| "broken-baseline";

/** Every code that a finding can have. */
export type Code = Finding["code"];
