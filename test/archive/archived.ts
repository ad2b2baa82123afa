/** An output folder as a conversion leaves it, made without one. */
import { inputLine } from "../../src/batch/ledger/record.ts";
import { compareBytes } from "../../src/files/paths.ts";
import { process, render } from "../../src/index.ts";
import { fingerprint } from "../../src/read/decode.ts";
import { printLine } from "../../src/read/manifest.ts";

const extensions = { json: "json", markdown: "md", html: "html", ast: "ast.json" } as const;

/** What notes are converted to. */
export type Template = keyof typeof extensions;

/** The files of an output folder for notes by their paths, each of which is converted to all templates. */
export function archived(
	notes: Readonly<Record<string, string>>,
	templates: readonly Template[] = ["html", "json"],
): Record<string, string> {
	const files: Record<string, string> = {};
	const lines = inOrder(notes).map(([path, text]) => {
		const outputs = templates.map((template) => {
			const output = path.replace(/\.\w+$/, `.${extensions[template]}`);
			files[output] = render(process(text, { path }), template);
			return { path: output, sha256: hash(files[output]) };
		});
		return line(path, text, outputs);
	});
	return { ...files, "manifest.jsonl": lines.map((each) => `${each}\n`).join("") };
}

/** As the lines of a manifest are. */
const inOrder = (notes: Readonly<Record<string, string>>): [string, string][] =>
	Object.entries(notes).sort(([one], [other]) => compareBytes(one, other));

/** The SHA-256 of a text. */
export const hash = (text: string): string => fingerprint(Buffer.from(text));

/** A line of the manifest for notes that were converted; without outputs, for notes that were not. */
export function line(path: string, text: string, outputs: readonly { path: string; sha256: string }[]): string {
	const share = { fields: 0, sections: 0, unclassified: 0, ignored: 0 };
	const encoding = { name: "utf-8", why: "valid UTF-8" };
	const input = { sha256: hash(text), size: text.length, encoding, form: "un-meeting", share, stamp: null };
	const result = { input, findings: [], outputs };
	const made = inputLine({ path, skipped: undefined, result, settled: [], outputs });
	return printLine({ ...made, outcome: outputs.length > 0 ? "converted" : "failed" });
}
