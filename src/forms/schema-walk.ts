/** Looks up which part of a schema a path leads to, to tell what may stand there. */
import type { Step } from "./yaml-source.ts";

/** What the schemas of valibot have in common here; each kind has some of it. */
interface Part {
	readonly entries?: Readonly<Record<string, unknown>>;
	readonly item?: unknown;
	readonly wrapped?: unknown;
	readonly key?: unknown;
	readonly value?: unknown;
	readonly options?: readonly unknown[];
}

/** The keys that a map at this path may have; none where any key may stand. */
export function knownKeys(schema: unknown, path: readonly Step[]): string[] {
	return Object.keys(partAt(schema, path)?.entries ?? {});
}

/** The values that may stand at this path, or that its key may have; none where the choice is open. */
export function knownOptions(schema: unknown, path: readonly Step[], aspect: "key" | "value"): string[] {
	const part = aspect === "value" ? partAt(schema, path) : unwrap(partAt(schema, path.slice(0, -1))?.key);
	return (part?.options ?? []).map(String);
}

function partAt(schema: unknown, path: readonly Step[]): Part | null {
	let part = unwrap(schema);
	for (const step of path) part = unwrap(part?.entries?.[step] ?? part?.item ?? part?.value);
	return part;
}

function unwrap(schema: unknown): Part | null {
	let part = (schema ?? null) as Part | null;
	while (part?.wrapped !== undefined) part = part.wrapped as Part;
	return part;
}
