import type { Renderer } from "./renderer.ts";

/** The tree itself. */
export const ast: Renderer = {
	name: "ast",
	about: "The syntax tree as JSON, every node with its place in the notes",
	extension: "json",
	mediaType: "application/json",
	render: ({ type, form, children, marks, position }) =>
		`${JSON.stringify({ type, version: 1, form, children, marks, position }, null, 2)}\n`,
};
