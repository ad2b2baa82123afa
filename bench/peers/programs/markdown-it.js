import MarkdownIt from "markdown-it";
import { eachFile } from "./each-file.js";

const markdown = new MarkdownIt();

eachFile((text) => markdown.render(text));
