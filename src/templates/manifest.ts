/** Reads a template.yaml. */
import * as v from "valibot";
import { type Place, type Step, suggestion, type YamlFault, type YamlSource } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import { about, readShaped } from "../forms/shape.ts";
import { shippedForm, shippedFormNames } from "../forms/shipped.ts";
import { type FormatName, type FormKeys, formatNames, formats, type TemplateSource } from "./template.ts";

/** What a template.yaml says, with all that it leaves to the format filled in. */
export interface ReadManifest extends Omit<TemplateSource, "name" | "files" | "styles" | "assets" | "folder"> {
	readonly name: string | null;
	/** The files that it names. */
	readonly styles: readonly string[];
	readonly assets: readonly string[];
}

/** A template.yaml and the keys of the form that it names; what is wrong with it; and where something in it is said. */
export interface CheckedManifest {
	readonly manifest: ReadManifest;
	readonly keys: FormKeys;
	readonly faults: readonly YamlFault[];
	place(path: readonly Step[]): Place;
}

/** Checks a template.yaml and fills in its defaults; `own` is a form that may be named beside those that are shipped. */
export function readManifest(
	yaml: string,
	own: Form | null,
): CheckedManifest | { readonly faults: readonly YamlFault[] } {
	const shaped = readShaped(yaml, manifestSchema);
	if ("faults" in shaped) return shaped;
	const { data, source } = shaped;
	const forms = [...(own === null ? [] : [own]), ...shippedFormNames.flatMap((name) => shippedForm(name) ?? [])];
	const named = data.form === undefined ? null : forms.filter(({ name }) => name === data.form).slice(0, 1);
	const keys = keysOf(named ?? own);
	const faults = named?.length === 0 ? [unknownForm(data.form ?? "", forms, source)] : nameFaults(data, keys, source);
	const { format, form = null, name = null, needs, optional } = data;
	const { extension = formats[format].extension, mediaType = formats[format].mediaType } = data;
	const none = { fields: [], sections: [] };
	const declared = needs === undefined && optional === undefined ? null : none;
	return {
		manifest: {
			...data,
			name,
			extension,
			mediaType,
			form,
			needs: needs ?? declared,
			optional: optional ?? declared,
			entry: data.entry ?? `report.${extension}.liquid`,
		},
		keys,
		faults: [...faults, ...kindFaults(data, source)],
		place: (path) => source.place(path, "value"),
	};
}

/** The keys that the notes of a form can have; null and none are any that is shipped. */
export function keysOf(of: Form | readonly Form[] | null): FormKeys {
	const given = of === null ? [] : [of].flat();
	const forms = given.length > 0 ? given : shippedFormNames.flatMap((name) => shippedForm(name) ?? []);
	return {
		form: forms.length === 1 ? `\`${forms[0]?.name}\`` : "any shipped form",
		fields: [...new Set(forms.flatMap(({ fields }) => fields.map(({ name }) => name)))],
		sections: [...new Set(forms.flatMap(({ sections }) => sections.map(({ name }) => name)))],
	};
}

function unknownForm(form: string, known: readonly Form[], source: YamlSource): YamlFault {
	const names = known.map(({ name }) => name);
	const expected = `${suggestion(form, names)}, or one of your own that \`--form\` gives`;
	return { message: `Unknown form \`${form}\``, expected, ...source.place(["form"], "value") };
}

function nameFaults(manifest: Manifest, keys: FormKeys, source: YamlSource): YamlFault[] {
	const faults: YamlFault[] = [];
	for (const list of ["needs", "optional"] as const)
		for (const kind of ["fields", "sections"] as const)
			for (const [index, name] of (manifest[list]?.[kind] ?? []).entries()) {
				const place = source.place([list, kind, index], "value");
				const message = `Unknown ${kind.slice(0, -1)} \`${name}\` of ${keys.form}`;
				const isTwice = list === "optional" && manifest.needs?.[kind].includes(name) === true;
				const expected = isTwice ? "it in `needs` alone, or here alone" : suggestion(name, keys[kind]);
				if (isTwice) faults.push({ ...place, message: `Unexpected \`${name}\` in \`optional\``, expected });
				else if (!keys[kind].includes(name)) faults.push({ ...place, message, expected });
			}
	return faults;
}

/** How the extensions and media types may end that files of a format have: nothing runs them, or reads them by other rules. */
const kinds: Readonly<Record<FormatName, readonly string[]>> = {
	html: ["html", "htm"],
	markdown: ["md", "markdown"],
	text: ["txt", "text", "plain", "log"],
	csv: ["csv", "tsv", "values"],
	xml: "xml xhtml xht svg mml rss atom opml rdf tei dbk kml gpx".split(" "),
	yaml: ["yaml", "yml"],
	json: ["json", "jsonld", "geojson"],
};

/** A text that programs read by the rules of a format is written by these rules. */
function kindFaults({ format, ...said }: Manifest, source: YamlSource): YamlFault[] {
	return (["extension", "mediaType"] as const).flatMap((key) => {
		const kind = said[key] ?? formats[format][key];
		const end = /[a-z0-9]*$/i.exec(kind)?.[0].toLowerCase() ?? "";
		if (kinds[format].includes(end)) return [];
		const other = formatNames.find((each) => kinds[each].includes(end));
		const expected = other === undefined ? suggestion("", kinds[format]) : `\`format: ${other}\``;
		const message = `Unexpected \`${kind}\` for the format \`${format}\``;
		return [{ message, expected, ...source.place([key], "value") }];
	});
}

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

type Manifest = v.InferOutput<typeof manifestSchema>;
