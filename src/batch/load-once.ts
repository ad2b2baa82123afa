/** Standard input and pipes are read once, before anything is made of them: then it is known how much there is. */
import { fault } from "../findings/faults.ts";
import type { Input } from "../read/inputs.ts";
import { type Loaded, statusOf, withinSize } from "../read/load.ts";
import { loadStream, type StreamLimits } from "../read/load-stream.ts";

type ReadStdin = (limit: number) => Promise<Uint8Array>;

/** Whether an input is no file that can be read at any time, and by any thread. */
export function isReadOnce({ file }: Input): boolean {
	return file === null || statusOf(file)?.isFile === false;
}

/** Such an input with what it holds. */
export async function loadedOnce(input: Input, limits: StreamLimits, readStdin: ReadStdin): Promise<Input> {
	const { file } = input;
	const loaded = file === null ? await loadStdin(limits.maxSize, readStdin) : await loadStream(file, limits);
	return { ...input, loaded };
}

/** Reads standard input. */
export async function loadStdin(maxSize: number, readStdin: ReadStdin): Promise<Loaded> {
	const bytes = await readStdin(maxSize);
	if (bytes.byteLength === 0) return { fault: fault("no-files", "Nothing on standard input", "notes") };
	return withinSize(bytes, maxSize);
}
