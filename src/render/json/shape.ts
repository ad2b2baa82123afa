/** What the report JSON looks like. */

import type { Link, Person } from "../../ast/values.ts";
import type { Part } from "../../text/parts.ts";
import type { RenderContext } from "../renderer.ts";

/** Where the schema of the report JSON is published. */
export const reportSchemaId = "https://rapporteur.dev/schemas/report.schema.json";

/** A value that the notes have and the program can't read. */
export interface Unread {
	readonly raw: string;
}

/** A field's value; null where the notes lack its label. */
export type FieldJson = null | string | number | Unread | readonly (string | number | Person | Link | Unread)[];

/** What one or more speakers said. */
export interface StatementJson {
	readonly speakers: readonly Person[];
	readonly part: Part;
	readonly markdown: string;
}

/** An entry with parts of its own: an action, a decision. */
export interface ItemJson {
	/** The form's key for such items. */
	readonly kind: string;
	readonly number?: string;
	readonly owner?: string;
	readonly text: string;
	readonly status?: string;
	readonly due?: string;
	readonly vote?: string;
}

/** A section with its heading as written. */
export interface SectionJson {
	readonly heading: string;
	readonly markdown: string;
	readonly statements: readonly StatementJson[];
	/** Only where the form knows items there. */
	readonly items?: readonly ItemJson[];
}

/** Text with no place in the form; `after` is the key of what stands before it. */
export interface UnclassifiedJson {
	readonly label: string | null;
	readonly markdown: string;
	readonly after: string | null;
	/** Only of what the form, or a comment, sets aside. */
	readonly boilerplate?: true;
}

/** The whole report, for programs. */
export interface ReportJson {
	readonly $schema: typeof reportSchemaId;
	readonly version: 1;
	readonly form: string;
	readonly title: string;
	readonly fields: Readonly<Record<string, FieldJson>>;
	/** Always a list where the form says that the section may be repeated. */
	readonly sections: Readonly<Record<string, SectionJson | readonly SectionJson[]>>;
	readonly unclassified: readonly UnclassifiedJson[];
	readonly source: RenderContext["source"];
}
