/** Cuts inline Markdown at an offset of the source. */
import type { InlineCode, PhrasingContent, Text } from "mdast";
import { positionWithin } from "../../text/place.ts";
import type { Placing } from "./data.ts";

/** What of some nodes stands at or behind an offset; a leaf as long as its slice of the source is cut inside. */
export function cutNodes(nodes: readonly PhrasingContent[], from: number, placing: Placing): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
		if (end <= from) return [];
		if (start >= from) return [node];
		if (node.type === "text") return [cutText(node, from, [start, end])];
		if (node.type === "inlineCode") return cutCode(node, from, placing);
		if (!("children" in node)) return [node];
		const children = cutNodes(node.children, from, placing);
		const position = placing.locator.position(from, end);
		return children.length === 0 ? [] : [{ ...node, children, position } as PhrasingContent];
	});
}

function cutText(node: Text, from: number, [start, end]: readonly [number, number]): Text {
	if (node.position === undefined || node.value.length !== end - start) return node;
	const position = positionWithin(node.position, node.value, from - start, end - start);
	return { type: "text", value: node.value.slice(from - start), position };
}

/** What of some code stands behind a label in it; code that is wrapped stays whole. */
function cutCode(node: InlineCode, from: number, { text, locator }: Placing): InlineCode[] {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	const fence = /^`*/.exec(text.slice(start, end))?.[0].length ?? 0;
	const inner = text.slice(start + fence, end - fence);
	const before = inner.indexOf(node.value);
	if (before < 0) return [node];
	const value = node.value.slice(Math.max(0, from - start - fence - before)).trim();
	return value === "" ? [] : [{ type: "inlineCode", value, position: locator.position(from, end) }];
}
