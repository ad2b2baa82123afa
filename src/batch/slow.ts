/** Which inputs may take long: work in the program itself can't be ended, and a thread for each note would cost more than it. */
import { extensionOf } from "../blocks/format.ts";
import type { Input } from "../read/inputs.ts";
import { statusOf } from "../read/load.ts";

/** Our own reader of plain text is linear: so many bytes take some tenths of a second. */
const quickText = 1_000_000;
/** The libraries that read everything else are not, but within the limits of depth so many bytes take no longer. */
const quickMarkup = 16_000;

/** Whether an input may take long, told from its name and its size. */
export function mayTakeLong(input: Input, from: string | null): boolean {
	const size = sizeOf(input);
	if (size <= quickMarkup) return false;
	const isText = (from ?? extensionOf(input.path)) === "txt";
	return !isText || size > quickText;
}

function sizeOf({ file, loaded }: Input): number {
	if (loaded !== undefined) return "fault" in loaded ? 0 : loaded.bytes.byteLength;
	return file === null ? 0 : (statusOf(file)?.size ?? 0);
}
