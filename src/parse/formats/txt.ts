import { defineInputFormat } from "../input-format.ts";
import { parseText } from "../parse-text.ts";

/** Plain text: notes as people write them. Any text is this format, so it is asked last. */
export const txt = defineInputFormat({
	name: "txt",
	about: "Plain text, as people write notes; read by its lines, never as Markdown.",
	extensions: ["txt"],
	opens: () => true,
	parse: parseText,
});
