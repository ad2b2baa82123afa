/** References to characters that there are none of, `&#0;`: as CommonMark has it they are U+FFFD, here the words they are. */
import type { Nodes } from "mdast";

/** A tree, with each such reference as it is written; a leaf is one reference and nothing else. */
export function keepReferences(text: string, node: Nodes): void {
	if (text.includes("&#")) keep(text, node);
}

function keep(text: string, node: Nodes): void {
	if ("children" in node) for (const child of node.children) keep(text, child);
	if (node.type !== "text" || node.value !== "\uFFFD") return;
	const written = text.slice(node.position?.start.offset, node.position?.end.offset);
	if (reference.test(written) && !itself.test(written)) node.value = written;
}

const reference = /^&#\w+;$/;
/** What does mean U+FFFD. */
const itself = /^&#(?:x0*fffd|0*65533);$/i;
