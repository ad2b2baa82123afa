/** The peers, by what they can be set against. */
import { asciidoctor } from "./asciidoctor.ts";
import { copy } from "./copy.ts";
import { eleventy } from "./eleventy.ts";
import { markdownIt } from "./markdown-it.ts";
import { markdownlint } from "./markdownlint.ts";
import { marked } from "./marked.ts";
import { pandoc } from "./pandoc.ts";
import type { Peer } from "./peer.ts";
import { remark } from "./remark.ts";
import { rumdl } from "./rumdl.ts";

/** Each makes HTML of a folder of Markdown files. */
export const converters: readonly Peer[] = [copy, markdownIt, marked, eleventy, remark, asciidoctor, pandoc];

/** Each judges a folder of Markdown files. */
export const linters: readonly Peer[] = [rumdl, markdownlint];
