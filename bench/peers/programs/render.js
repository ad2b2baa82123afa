// markdown-it for a comparison within one process.
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt();

export const render = (text) => markdown.render(text);
