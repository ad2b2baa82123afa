/**
 * Rewrites marked notes mechanically into other manners of writing: all spans are known, so commas can go, roles move, brackets become
 * dashes. What is learned then rests less on how the authors at hand happen to write.
 */

type Rewrite = (summary: string) => string;

const honorific = String.raw`(?:\{\{(?<id>\d+)h:[^{}]*\}\} )?`;
const name = String.raw`\{\{\d+n:[^{}]*\}\}`;
const role = String.raw`\{\{\d+r:[^{}]*\}\}`;
/** `Ms Name, Role,` as the marks show it. */
const described = new RegExp(`(?<who>${honorific}${name}), (?<role>${role})(?<end>,?)`, "g");
const bracketed = new RegExp(`(?<who>${honorific}${name}) \\((?<role>${role})\\)`, "g");

/** A line that opens with who speaks in it: `Ms Name, Role: words`, `- Name said that words`. */
const led = new RegExp(
	String.raw`^(?<first>\{\{@\d+\}\})?(?<number>(?:\d+\.|[-•*–])[ \t]+)?(?<second>\{\{@\d+\}\})?` +
		String.raw`(?<who>(?:\{\{\d+h:[^{}]*\}\} )?\{\{\d+[nm]:[^{}]*\}\}(?:, ${role}| \(${role}\))?),?` +
		`(?: (?:said|says|noted|added|argued|explained|observed|reported|stressed|told us|held|stated|a (?:dit|déclaré|rappelé|souligné|expliqué|ajouté|précisé)|dijo|explicó|señaló|contó|subrayó|recordó|añadió|agregó)(?: that| que| qu[’'](?=\\S))?|:| [–—-]) ` +
		String.raw`(?<rest>(?:[^{}\n]|\{\{x:[^{}]*\}\})+)$`,
	"gm",
);

const sourceSigns = [
	[" (", ")"],
	[" [", "]"],
	[" — ", ""],
] as const;

/** Each way of rewriting; the order is part of what is learned. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
	withoutCommas: (summary) => outsideMarks(summary, (text) => text.replace(/,(?=\s)/g, "")),
	roleInFront: (summary) => summary.replace(described, "$<role> $<who>").replace(bracketed, "$<role> $<who>"),
	dashes: (summary) =>
		summary.replace(described, (...found) => dashed(found.at(-1))).replace(bracketed, "$<who> – $<role> –"),
	brackets: (summary) => summary.replace(described, "$<who> ($<role>)"),
	commas: (summary) => summary.replace(bracketed, "$<who>, $<role>,"),
	oneParagraph: (summary) => outsideMarks(summary.trim(), (text) => text.replace(/\n+/g, " ")),
	withoutHonorifics: (summary) => summary.replace(/\{\{\d+h:[^{}]*\}\} /g, ""),
	surnamesInCapitals: (summary) =>
		summary.replace(
			/\{\{(\d+)n:([^{}]* )([^{} ]+)\}\}/g,
			(_, id: string, given: string, surname: string) => `{{${id}n:${given}${surname.toUpperCase()}}}`,
		),
	lineEachSentence: (summary) =>
		outsideMarks(summary, (text) => text.replace(/(?<=[a-z)\]][.!?]) (?=\p{Lu}|$)/gu, "\n")),
	sourcesBehind: (summary) =>
		summary.replace(led, (...found) => {
			const { first = "", number = "", second = "", who = "", rest = "" } = found.at(-1) as Record<string, string>;
			const [open, close] = sourceSigns[rest.length % sourceSigns.length] as readonly [string, string];
			return `${first}${number}${second}${rest.charAt(0).toUpperCase()}${rest.slice(1)}${open}${who}${close}`;
		}),
	bullets: (summary) => summary.replace(/^(?=[^\s\-*•–])(?<turn>(?:\{\{@\d+\}\})?)(?=.*[.!?]\s*$)/gm, "- $<turn>"),
};

/** Rewrites what stands between the marks. */
function outsideMarks(summary: string, rewrite: (text: string) => string): string {
	const pieces = summary.split(/(\{\{[^{}]*\}\})/);
	return pieces.map((piece, index) => (index % 2 === 0 ? rewrite(piece) : piece)).join("");
}

function dashed(groups: unknown): string {
	const { who, role: described, end } = groups as { who: string; role: string; end: string };
	return end === "" ? `${who} - ${described}` : `${who} - ${described} -`;
}

const heading = /^.*(?:\bsummary of\b|résumé des|resume des|resumen de).*$/im;
const closing = /^.*\b(?:significance|significant|important (?:à|a) partager|importancia para compartir)\b.*$/im;

/** The sentences about people who do not speak, alone: a note without speakers. */
function silent(summary: string): string {
	const sentences = summary
		.split(/(?:(?<=[.!?]["”’)]?)\s+|\n+)(?![^{}]*\}\})/)
		.map((sentence) => sentence.replace(/\{\{@\d+\}\}/g, ""));
	const kept = sentences.filter((sentence) => sentence.includes("{{x:") && !/\{\{\d+[a-z]:/.test(sentence));
	return kept.length === 0 ? summary : `{{@0}}${kept.join(" ")}`;
}

/** A `.mark` file whose summary has only the sentences about people who do not speak, or null. */
export const silentMarks = (source: string): string | null => withSummary(source, silent);

/** One line that introduces somebody who speaks, with the bullets right below it. */
function spoken(summary: string): string {
	const lines = summary.split("\n");
	const introducing = lines.flatMap((line, index) => (/\{\{\d+n:/.test(line) ? [index] : []));
	const from = introducing[summary.length % Math.max(1, introducing.length)];
	if (from === undefined) return summary;
	let to = from + 1;
	while (/^\s*(?:\{\{@\d+\}\})?[-•*–] /.test(lines[to] ?? "") && !/\{\{\d+n:/.test(lines[to] ?? "")) to++;
	const opening =
		lines
			.slice(0, from + 1)
			.join("\n")
			.match(/\{\{@\d+\}\}/g) ?? [];
	const kept = lines.slice(from, to).join("\n");
	// A mark goes over the end of a wrapped line.
	if (kept.split("{{").length !== kept.split("}}").length || /^[^{]*\}\}/.test(kept)) return summary;
	return /^\W*\{\{@/.test(kept) ? kept : `${opening.at(-1) ?? ""}${kept}`;
}

/** A `.mark` file with nothing in its summary but one line in which somebody speaks, or null. */
export const spokenMarks = (source: string): string | null => withSummary(source, spoken);

/** Rewrites the summary of a `.mark` file in one way; null where that changes nothing. */
export const rewriteMarks = (source: string, way: keyof typeof rewrites): string | null =>
	withSummary(source, rewrites[way] as Rewrite);

function withSummary(source: string, rewrite: Rewrite): string | null {
	const cut = source.search(/^-{5,}$/m);
	const opening = heading.exec(source.slice(cut));
	if (cut < 0 || opening === null) return null;
	const from = cut + opening.index + opening[0].length;
	const end = closing.exec(source.slice(from));
	const to = end === null ? source.length : from + end.index;
	const summary = source.slice(from, to);
	const rewritten = rewrite(summary);
	return rewritten === summary ? null : `${source.slice(0, from)}\n\n${rewritten.trim()}\n\n${source.slice(to)}`;
}
