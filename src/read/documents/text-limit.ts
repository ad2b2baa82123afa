/** How much text a document may have: a tree of it takes many times as much memory. */
import { type Fault, fault } from "../../findings/faults.ts";

/** The part of the size allowed that may be text, by how much memory its reader takes. */
const parts = { fifth: 5, twentieth: 20 } as const;

/** Why so many bytes of text are too many; null where they are not. */
export function tooMuchText(size: number, maxSize: number, part: keyof typeof parts): Fault | null {
	const most = Math.floor(maxSize / parts[part]);
	if (size <= most) return null;
	return fault("too-large", `Too large: ${size} bytes of text`, `at most ${most} (a ${part} of \`--max-size\`)`);
}
