/** Reads a template.yaml. */
import * as v from "valibot";
import { type Step, sortFaults, suggestion, type YamlFault, type YamlSource } from "../forms/faults.ts";
import { about, issueFaults } from "../forms/shape.ts";
import { readYaml } from "../forms/yaml.ts";
import type { FormKeys, FormLookup } from "./form-keys.ts";
import { endOf, formatNames, formats, kinds } from "./formats.ts";
import type { TemplateSource } from "./source.ts";

/** What a template.yaml says, with all that it leaves to the format filled in. */
export interface ReadManifest
	extends Pick<
		TemplateSource,
		"title" | "format" | "extension" | "mediaType" | "form" | "needs" | "optional" | "entry"
	> {
	readonly name: string | null;
	/** What the form that it names has. */
	readonly keys: FormKeys;
}

/** All that can be checked further, and what is wrong with the rest. */
export interface CheckedManifest {
	/** Null where a template can't be made of it. */
	readonly manifest: ReadManifest | null;
	readonly faults: readonly YamlFault[];
	/** The files that it names; `entry` is null where neither it nor the format says one. */
	readonly files: Pick<Manifest, "styles" | "assets"> & { readonly entry: string | null };
	/** Where something is said, for what is said of it. */
	place(path: readonly Step[]): { readonly line: number; readonly column: number };
}

/** Checks a template.yaml and fills in its defaults; what is wrong in one key does not hide what is in another. */
export function readManifest(yaml: string, lookup: FormLookup): CheckedManifest {
	const source = readYaml(yaml);
	if ("faults" in source) return { ...nothing, faults: source.faults, place: () => ({ line: 1, column: 1 }) };
	const result = v.safeParse(manifestSchema, source.data);
	const shape = result.success ? [] : issueFaults(source, manifestSchema, result.issues);
	const sound = result.success ? result.output : soundParts(source.data);
	const keys = lookup(sound.form ?? null);
	const names = "known" in keys ? [unknownForm(sound.form ?? "", keys.known, source)] : nameFaults(sound, keys, source);
	const isWhole = result.success && !("known" in keys);
	return {
		manifest: isWhole ? { ...filledIn(result.output), keys } : null,
		faults: sortFaults([...shape, ...names, ...kindFaults(sound, source)]),
		files: { styles: sound.styles ?? [], assets: sound.assets ?? [], entry: entryOf(sound) },
		place: (path) => source.place(path, "value"),
	};
}

const nothing: Omit<CheckedManifest, "faults" | "place"> = {
	manifest: null,
	files: { styles: [], assets: [], entry: null },
};

/** The keys whose values are as they should be. */
function soundParts(data: unknown): Partial<Manifest> {
	const written = Object(data) as Readonly<Record<string, unknown>>;
	const parts = Object.entries(manifestSchema.entries).flatMap(([key, schema]) => {
		const result = v.safeParse(schema, written[key]);
		return result.success ? [[key, result.output]] : [];
	});
	return Object.fromEntries(parts) as Partial<Manifest>;
}

function unknownForm(form: string, known: readonly string[], source: YamlSource): YamlFault {
	const expected = `${suggestion(form, known)}, or one of your own that \`--form\` gives`;
	return { message: `Unknown form \`${form}\``, expected, ...source.place(["form"], "value") };
}

function nameFaults(sound: Partial<Manifest>, keys: FormKeys, source: YamlSource): YamlFault[] {
	const faults: YamlFault[] = [];
	for (const list of ["needs", "optional"] as const) {
		for (const kind of ["fields", "sections"] as const) {
			for (const [index, name] of (sound[list]?.[kind] ?? []).entries()) {
				const what = kind === "fields" ? "field" : "section";
				const place = source.place([list, kind, index], "value");
				if (list === "optional" && sound.needs?.[kind].includes(name) === true)
					faults.push({ ...place, message: `Unexpected \`${name}\` in \`optional\``, expected: onlyOnce });
				else if (!keys[kind].includes(name))
					faults.push({
						...place,
						message: `Unknown ${what} \`${name}\` of ${keys.form}`,
						expected: suggestion(name, keys[kind]),
					});
			}
		}
	}
	return faults;
}

/** A text that programs read by the rules of a format is written by these rules. */
function kindFaults(sound: Partial<Manifest>, source: YamlSource): YamlFault[] {
	return (["extension", "mediaType"] as const).flatMap((key) => {
		const { [key]: kind, format } = sound;
		if (kind === undefined || format === undefined || kinds[format].includes(endOf(kind))) return [];
		const message = `Unexpected \`${kind}\` for the format \`${format}\``;
		const other = formatNames.find((each) => kinds[each].includes(endOf(kind)));
		const expected = other === undefined ? suggestion("", kinds[format]) : `\`format: ${other}\``;
		return [{ message, expected, ...source.place([key], "value") }];
	});
}

const onlyOnce = "it in `needs` alone, or here alone";

function entryOf({ entry, extension, format }: Partial<Manifest>): string | null {
	const named = extension ?? (format === undefined ? undefined : formats[format].extension);
	return entry ?? (named === undefined ? null : `report.${named}.liquid`);
}

function filledIn(manifest: Manifest): Omit<ReadManifest, "keys"> {
	const { format, needs, optional } = manifest;
	const extension = manifest.extension ?? formats[format].extension;
	const none = { fields: [], sections: [] };
	const declares = needs !== undefined || optional !== undefined;
	return {
		name: manifest.name ?? null,
		title: manifest.title,
		format,
		extension,
		mediaType: manifest.mediaType ?? formats[format].mediaType,
		form: manifest.form ?? null,
		needs: declares ? (needs ?? none) : null,
		optional: declares ? (optional ?? none) : null,
		entry: entryOf(manifest) ?? "",
	};
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

/** A template.yaml after checking. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
