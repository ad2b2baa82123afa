/** Four times the text must take about four times the time. */

import { processorTimeOf } from "../processor-time.ts";
import type { Figure } from "../soak/figures.ts";
import { longNote } from "../speed/long-note.ts";
import { interleaved } from "../speed/measure/rounds.ts";
import { ratioOf } from "../speed/measure/spread.ts";
import { loadLibrary } from "../speed/within.ts";
import { bounds } from "./bounds.ts";
import { tried } from "./tried.ts";

const kilobytes = 128;
const rounds = 7;

/** The whole way to HTML, of a long note and one four times as long. */
export async function growing(): Promise<readonly Figure[]> {
	const { process: read, render } = await loadLibrary();
	const of = (size: number) => {
		const note = longNote(size * 1024);
		return { name: `${size} KB`, run: () => processorTimeOf(() => render(read(note), "html")) };
	};
	const [less, more] = [of(kilobytes), of(4 * kilobytes)];
	interleaved([less, more], 1);
	const measure = () => {
		const [short = [], long = []] = interleaved([less, more], rounds);
		return ratioOf(long, short).median;
	};
	return [tried(`${more.name} of text, against ${less.name}`, bounds.grown, measure)];
}
