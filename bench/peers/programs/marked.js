import { marked } from "marked";
import { eachFile } from "./each-file.js";

eachFile((text) => marked.parse(text));
