/** Tells what `verify` finds. */
import { type Difference, lineOf, sortOf } from "../batch/verify/difference.ts";
import type { Counts } from "../batch/verify/verify.ts";
import { plural } from "../reporters/lines.ts";
import { messageLine } from "./output.ts";
import type { World } from "./world.ts";

/** Prints as it goes; `shown` is how messages name a path in the archive. */
export function verdictPrinter({ stdout }: Pick<World, "stdout">, shown: (path: string) => string) {
	const sorts = { difference: 0, unread: 0, uncompared: 0, unfinished: 0, note: 0 };
	const kinds = new Map<Difference["kind"], number>();
	return {
		tell(difference: Difference): void {
			const [sort, count] = [sortOf(difference), (kinds.get(difference.kind) ?? 0) + 1];
			kinds.set(difference.kind, count);
			sorts[sort]++;
			const isRemark = sort === "note" || sort === "unfinished";
			if (!isRemark || count <= mostRemarks) stdout.write(messageLine(lineOf(difference, shown)));
			else if (count === mostRemarks + 1) stdout.write("…\n");
		},
		/** Prints the summary; how many differences there are, how many files could not be compared, and whether a run was interrupted. */
		end({ inputs, outputs, skipped, compared, excerpts }: Counts, hasNotes: boolean) {
			const all = `${plural(outputs, "output")} of ${plural(inputs - skipped, "input")} verified`;
			const words = hasNotes ? `, ${compared} of them word for word against the notes` : "";
			const remade = excerpts === 0 ? "" : `, ${plural(excerpts, "excerpt")} by what the notes give now`;
			const leftOut = kinds.get("ignored") ?? 0;
			const others = `${skipped === 0 ? "" : `, ${skipped} skipped`}${leftOut === 0 ? "" : `, ${leftOut} left out`}`;
			const { difference: differences, unread, uncompared } = sorts;
			const isUnfinished = sorts.unfinished > 0;
			const ends = [
				differences > 0 ? plural(differences, "difference") : isUnfinished ? "" : "nothing changed",
				unread === 0 ? "" : `${plural(unread, "file")} unread`,
				uncompared === 0 ? "" : `${plural(uncompared, "file")} not compared`,
				kinds.has("at-work") ? "a run is at work" : isUnfinished ? "interrupted" : "",
			];
			if (kinds.has("word-other")) stdout.write(otherVersion);
			stdout.write(`${all}${words}${remade}${others}: ${ends.filter((part) => part !== "").join(", ")}\n`);
			return { differences, unread: unread + uncompared, isUnfinished };
		},
	};
}

/** Of what is only worth a word, the first ones are enough to see what it is about. */
const mostRemarks = 20;

const otherVersion =
	"Another version of Rapporteur may write other reports. If it made this archive, convert the notes again.\n";
