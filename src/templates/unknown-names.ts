/** Tries a template with sample reports, and tells the names that mean nothing, whatever notes say. */
import {
	Context,
	Drop,
	type Liquid,
	LiquidError,
	type LiquidErrors,
	type Template as Parsed,
	type Token,
	TypeGuards,
} from "liquidjs";
import { suggestion } from "../forms/faults.ts";
import { locator } from "../text/place.ts";
import type { TemplateFault } from "./fault.ts";
import type { FormKeys } from "./form-keys.ts";
import { faultAt, isTooMuch, liquidFault, type ShownFiles } from "./liquid-fault.ts";
import { AnyValue, type SampleData, samplesOf } from "./samples.ts";
import { type Names, shownFile, type TemplateSource } from "./source.ts";
import { Misplaced } from "./syntax/syntax.ts";
import { SafeText } from "./values.ts";

/** What a template is tried with. */
export interface Trial {
	readonly source: TemplateSource;
	readonly keys: FormKeys;
	readonly engine: Liquid;
	readonly shown: ShownFiles;
	/** The names that each file gives values, by what messages call it. */
	readonly assigned: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with a template in any report; what only some reports lack is told when they are rendered. */
export function trialFaults(entry: readonly Parsed[], trial: Trial): TemplateFault[] {
	const { source, keys, engine, shown } = trial;
	const named = namedBy(source, keys);
	const faults: TemplateFault[] = [];
	for (const data of samplesOf(keys, named)) {
		const names = new SampleNames(data, keys, named);
		try {
			engine.renderSync([...entry], new SampleContext(names, engine));
		} catch (error) {
			for (const each of errorsIn(error)) {
				const fault = isTooMuch(each) ? liquidFault(each, shown) : unknownIn(each, names, trial);
				if (fault !== null) faults.push(fault);
			}
			if (errorsIn(error).some(isTooMuch)) break;
		}
	}
	return faults;
}

/** The fields and sections that a template owns up to; all of the form where it does not say. */
function namedBy({ needs, optional }: TemplateSource, keys: FormKeys): Names {
	if (needs === null || optional === null) return keys;
	return { fields: [...needs.fields, ...optional.fields], sections: [...needs.sections, ...optional.sections] };
}

/** One error, or all that were met on the way. */
function errorsIn(error: unknown): unknown[] {
	const all = LiquidError.is(error) && "errors" in error ? (error as LiquidErrors).errors : undefined;
	return all === undefined ? [error] : all.flatMap(errorsIn);
}

function unknownIn(error: unknown, names: SampleNames, { source, shown, assigned }: Trial): TemplateFault | null {
	if (!LiquidError.is(error)) return null;
	const { token, originalError } = error as LiquidError & { readonly token: Token; readonly originalError?: unknown };
	if (originalError instanceof Misplaced) return signFault(token, shown, originalError);
	if (!TypeGuards.isPropertyAccessToken(token)) return null;
	const missed = originalError instanceof Missed ? originalError : names.missed;
	const step = token.props.findLast((prop) => textOf(prop) === missed?.key);
	// A computed name is the report's to have or not; so is what a value that can't be read has.
	if (missed === null || step === undefined || missed.key === "raw") return null;
	if (!(originalError instanceof Missed) && mayLack(missed)) return null;
	const own = assigned.get(shown(token)) ?? [];
	const path = token.input.slice(token.begin, step.begin).replace(/[.[]\s*$/, "");
	// What gives it its value may have failed before.
	if (path === "" && own.includes(missed.key)) return null;
	const told = names.wrong(missed, path, own);
	const place = faultAt(step, () => shown(token), { message: "" });
	return { ...place, ...told, ...(token.input === missed.key && quotedPlace(missed.key, source)) };
}

/** Whether a report may lack what this one lacks: an entry of a list, or a value. */
const mayLack = ({ owner, key }: Missed): boolean =>
	hasNames(owner) || (Array.isArray(owner) && /^(?:first|last|-?\d+)$/.test(key));

/** Where a filter such as `where` is given a name. */
function quotedPlace(name: string, source: TemplateSource): Pick<TemplateFault, "file" | "line" | "column"> | null {
	for (const [file, text] of Object.entries(source.files)) {
		const offset = Math.max(text.indexOf(`"${name}"`), text.indexOf(`'${name}'`));
		if (offset === -1) continue;
		const { line, column } = locator(text).point(offset);
		return { file: shownFile(source, file), line, column };
	}
	return null;
}

/** A sign in the format of a date is told where the format stands. */
function signFault(token: Token, shown: ShownFiles, { message, expected }: Misplaced): TemplateFault {
	const [, sign = ""] = /`(.*)`/.exec(message) ?? [];
	const text = token.getText();
	const offset = Math.max(0, text.slice(0, text.indexOf(sign)).search(/["'][^"']*$/));
	return faultAt(token, shown, { message, expected, offset });
}

const textOf = (prop: Token): string | null =>
	TypeGuards.isQuotedToken(prop) ? prop.content : TypeGuards.isWordToken(prop) ? prop.getText() : null;

/** A name that something does not have. */
class Missed extends Error {
	readonly owner: unknown;
	readonly key: string;

	constructor(owner: unknown, key: string) {
		super(`nothing is called ${key}`);
		this.owner = owner;
		this.key = key;
	}
}

/** The names of a sample. */
class SampleNames {
	readonly data: SampleData;
	readonly keys: FormKeys;
	/** The fields and sections that the template may name. */
	readonly named: Names;
	/** The last name that something did not have. */
	missed: Missed | null = null;

	constructor(data: SampleData, keys: FormKeys, named: Names) {
		this.data = data;
		this.keys = keys;
		this.named = named;
	}

	/** Whether a name is none, wherever it is asked for; words and lists may be asked for any in an `if`. */
	isNone(owner: unknown, key: string): boolean {
		if (!hasNames(owner) || key === "raw") return false;
		const kind = this.#kindOf(owner);
		return kind === null || !this.named[kind].includes(key);
	}

	#kindOf(owner: unknown): "fields" | "sections" | null {
		return owner === this.data["fields"] ? "fields" : owner === this.data["sections"] ? "sections" : null;
	}

	/** What to tell of a name. */
	wrong(
		{ owner, key }: Missed,
		path: string,
		own: readonly string[],
	): { readonly message: string; readonly expected: string } {
		const kind = this.#kindOf(owner);
		if (kind !== null) {
			const what = kind === "fields" ? "field" : "section";
			return this.keys[kind].includes(key)
				? { message: `Undeclared ${what} \`${key}\``, expected: "it in `needs` or `optional` of template.yaml" }
				: { message: `Unknown ${what} \`${key}\` of ${this.keys.form}`, expected: suggestion(key, this.keys[kind]) };
		}
		if (path === "")
			return { message: `Unknown name \`${key}\``, expected: meant(key, [...own, ...Object.keys(this.data)]) };
		const message = `Unknown name \`${key}\` in \`${path}\``;
		if (Array.isArray(owner)) return { message: `${message}, a list`, expected: meant(key, ["first", "last", "size"]) };
		if (owner instanceof Drop) return { message, expected: meant(key, loopNames) };
		const names = hasNames(owner) && !(owner instanceof SafeText) ? Object.keys(owner) : [];
		return { message, expected: names.length > 0 ? meant(key, names) : `\`${path}\` alone, which has no parts` };
	}
}

/** Whether something has names of its own. */
const hasNames = (owner: unknown): owner is object =>
	typeof owner === "object" && owner !== null && !Array.isArray(owner) && !(owner instanceof Drop);

/** Reads the data of a sample, and throws where a name is none, in a question too. */
class SampleContext extends Context {
	readonly #names: SampleNames;

	constructor(names: SampleNames, engine: Liquid, outer: Context | null = null) {
		const options = { ...engine.options, catchAllErrors: true };
		const shared = outer === null ? {} : { memoryLimit: outer.memoryLimit, renderLimit: outer.renderLimit };
		super({}, options, { globals: names.data, sync: true }, { liquid: engine, ...shared });
		this.#names = names;
	}

	override spawn(scope: object = {}): Context {
		const inner = new SampleContext(this.#names, this.liquid, this);
		inner.environments = scope;
		return inner;
	}

	override readProperty(owner: object, key: string | number | Drop): unknown {
		if (owner instanceof AnyValue) return owner;
		const value: unknown = super.readProperty(owner, key);
		if (value !== undefined) return value;
		this.#names.missed = new Missed(owner, String(key));
		if (this.#names.isNone(owner, String(key))) throw this.#names.missed;
		return undefined;
	}
}

const loopNames = ["first", "last", "index", "index0", "rindex", "rindex0", "length", "name"];

/** The name that was meant, else all of them where they are few. */
function meant(wrong: string, known: readonly string[]): string {
	const names = suggestion(wrong, known);
	return names.length < 200 ? names : "one of those that a template may use (docs/templates.md)";
}
