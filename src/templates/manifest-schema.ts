/** What `template.yaml` may say; the descriptions are those of the docs. */

import * as v from "valibot";
import { about } from "../forms/schema-parts.ts";
import { formatNames } from "./formats.ts";

const line = v.pipe(v.string(), v.regex(/^\S(?:[^\r\n]*\S)?$/u, "one line without space around it"));
const key = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/, "the key of a field or section"));
const file = v.pipe(
	v.string(),
	v.regex(/^(?!.*(?:^|\/)\.)[\w-][\w. -]*(?:\/[\w-][\w. -]*)*$/, "a file in the template's folder"),
);
const formName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "the name of a form"));
const names = v.strictObject({
	fields: about(v.optional(v.array(key), []), "Keys of fields."),
	sections: about(v.optional(v.array(key), []), "Keys of sections."),
});

/** The whole of a template.yaml. */
export const manifestSchema = v.strictObject({
	name: about(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and dashes"))),
		"What `-t` and the names of files call it; without it, the name of the folder.",
	),
	title: about(line, "One line that says what comes out; `rapporteur list` shows it."),
	format: about(v.picklist(formatNames), "The format that its files are written in, and by which values are escaped."),
	extension: about(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:\.[a-z0-9]+)?$/, "an extension without its dot"))),
		"The extension of reports; without it, the format's.",
	),
	mediaType: about(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z]+\/[\w.+-]+$/, "a media type such as text/html"))),
		"The media type of reports; without it, the format's.",
	),
	form: about(
		v.optional(formName),
		"The form whose fields and sections it names: a shipped one, or one of your own that `--form` gives.",
	),
	needs: about(v.optional(names), "What a report must have: one without it is not rendered, and told."),
	optional: about(v.optional(names), "What a report may lack: it is then empty."),
	entry: about(v.optional(file), "The file to start with; without it, `report.EXTENSION.liquid`."),
	styles: about(v.optional(v.array(file), []), "Style sheets for `{% styles %}`, in HTML."),
	assets: about(v.optional(v.array(file), []), "Pictures for `{% asset %}`, in HTML: png, jpg, gif, webp, svg."),
});

/** A template.yaml after checking. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
