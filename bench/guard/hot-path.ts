/** The hot path against a parser that is not ours, on the same bytes in the same process. */
import remarkParse from "remark-parse";
import { unified } from "unified";
import { processorTimeOf } from "../processor-time.ts";
import type { Figure } from "../soak/figures.ts";
import { distinctNotes } from "../speed/inputs.ts";
import { interleaved } from "../speed/measure/rounds.ts";
import { ratioOf } from "../speed/measure/spread.ts";
import { loadLibrary } from "../speed/within.ts";
import { bounds } from "./bounds.ts";
import { tried } from "./tried.ts";

const rounds = 15;
const parser = unified().use(remarkParse).freeze();

/** Parse, interpret and check; and the whole way to HTML. */
export async function hotPath(): Promise<readonly Figure[]> {
	const { process: read, render } = await loadLibrary();
	const notes = [...distinctNotes(100)].map(({ bytes }) => bytes);
	const decoder = new TextDecoder();
	const over = (name: string, work: (bytes: Uint8Array) => unknown) => ({
		name,
		run: () => processorTimeOf(() => notes.forEach((bytes) => void work(bytes))),
	});
	const checked = over("checked", (bytes) => read(bytes));
	const rendered = over("rendered", (bytes) => render(read(bytes), "html"));
	const ruler = over("ruler", (bytes) => parser.parse(decoder.decode(bytes)));
	interleaved([checked, rendered, ruler], 3);
	const against = (ours: typeof checked) => () => {
		const [own = [], its = []] = interleaved([ours, ruler], rounds);
		return ratioOf(own, its).median;
	};
	return [
		tried(`parse, interpret and check, against remark-parse`, bounds.checked, against(checked)),
		tried(`the whole way to HTML, against remark-parse`, bounds.rendered, against(rendered)),
	];
}
