/** Cuts inline Markdown at an offset of the source. */
import type { PhrasingContent, Text } from "mdast";
import { positionWithin } from "../../text/place.ts";
import type { Placing } from "./data.ts";

/** What of some nodes stands at or behind an offset; a leaf as long as its slice of the source is cut inside. */
export function cutNodes(nodes: readonly PhrasingContent[], from: number, placing: Placing): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
		if (end <= from) return [];
		if (start >= from) return [node];
		if (node.type === "text") return [cutText(node, from, [start, end])];
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
