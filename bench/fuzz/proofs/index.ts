/** The proofs by reader; a new reader is one file here and one line. */
import { docx } from "./docx.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { odt } from "./odt.ts";
import { pdf } from "./pdf.ts";
import type { Proof } from "./proof.ts";
import { reports } from "./reports.ts";
import { rtf } from "./rtf.ts";
import { txt } from "./txt.ts";

/** What is promised of each reader. */
export const proofs: Readonly<Record<string, Proof>> = { txt, markdown, html, docx, rtf, odt, pdf, reports };
