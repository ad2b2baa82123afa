/** Labelled notes: a `.mark` file holds labels, a line of dashes, and a note with inline marks (fixtures/notes/README.md). */

/** Somebody who speaks in a labelled note. */
export interface LabelledPerson {
	readonly id: number;
	readonly name: string;
	readonly honorific: string | null;
	readonly role: string | null;
	readonly part: string;
}

/** A marked stretch of the note; `kind` is that of the mark, `speaker` 0 for the silent. */
export interface LabelledSpan {
	readonly speaker: number;
	readonly kind: "h" | "n" | "r" | "m" | "x";
	readonly start: number;
	readonly end: number;
}

/** A note as it was typed, and what its marks say. Offsets are UTF-16 units of `text`. */
export interface LabelledNote {
	readonly text: string;
	readonly labels: ReadonlyMap<string, string>;
	readonly spans: readonly LabelledSpan[];
	/** From here on it is this speaker (0: nobody). */
	readonly turns: readonly { readonly start: number; readonly speaker: number }[];
	readonly people: ReadonlyMap<number, LabelledPerson>;
}

const mark = /\{\{(?:@(?<turn>\d+)|(?<ids>\d+(?:,\d+)*)(?<kind>[hnrm]):(?<text>[^{}]*)|x:(?<silent>[^{}]*))\}\}/g;

/** Reads a `.mark` file. Throws where a mark can't be read. */
export function readMarks(source: string): LabelledNote {
	const whole = source.replaceAll("\r\n", "\n");
	const cut = /^-{5,}\n/m.exec(whole);
	if (cut === null) throw new Error("no line of dashes between the labels and the note");
	const labels = new Map<string, string>();
	for (const line of whole.slice(0, cut.index).split("\n")) {
		const colon = line.indexOf(":");
		if (colon > 0) labels.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
	}
	const body = `${whole.slice(cut.index + cut[0].length).replace(/\s+$/, "")}\n`;
	let text = "";
	let at = 0;
	const spans: LabelledSpan[] = [];
	const turns: { start: number; speaker: number }[] = [];
	for (const found of body.matchAll(mark)) {
		text += body.slice(at, found.index);
		at = found.index + found[0].length;
		const { turn, ids, kind, text: words, silent } = found.groups as Record<string, string | undefined>;
		if (turn !== undefined) {
			turns.push({ start: text.length, speaker: Number(turn) });
			continue;
		}
		const value = silent ?? words ?? "";
		const place = { start: text.length, end: text.length + value.length };
		if (silent !== undefined) spans.push({ speaker: 0, kind: "x", ...place });
		for (const id of ids?.split(",") ?? [])
			spans.push({ speaker: Number(id), kind: kind as LabelledSpan["kind"], ...place });
		text += value;
	}
	text += body.slice(at);
	if (/\{\{|\}\}/.test(text))
		throw new Error(`a mark that can't be read: ${/.{0,30}(?:\{\{|\}\}).{0,30}/.exec(text)?.[0]}`);
	return { text, labels, spans, turns, people: peopleOf(text, spans, labels.get("parts") ?? "") };
}

function peopleOf(text: string, spans: readonly LabelledSpan[], partsLabel: string): Map<number, LabelledPerson> {
	const parts = new Map(partsLabel.split(";").map((entry) => entry.trim().split(/\s+/) as [string, string]));
	const people = new Map<number, LabelledPerson>();
	for (const { speaker } of spans) {
		if (speaker === 0 || people.has(speaker)) continue;
		const textOf = (kind: string): string | null => {
			const span = spans.find((each) => each.speaker === speaker && each.kind === kind);
			return span === undefined ? null : text.slice(span.start, span.end);
		};
		people.set(speaker, {
			id: speaker,
			name: textOf("n") ?? "",
			honorific: textOf("h"),
			role: textOf("r"),
			part: parts.get(String(speaker)) ?? "speaker",
		});
	}
	return people;
}
