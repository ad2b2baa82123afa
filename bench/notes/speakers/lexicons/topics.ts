import { list } from "./list.ts";

/** Topics that a reporter sets alone on a line; nobody is named in them. */
export const topics = list(`
  Background
  Access to Justice
  Water and Sanitation
  Faith and Development
  Climate Change, Migration and Work
  Opening session
  Questions and answers
  Second panel: Education
  The Way Forward
  Violence against Women – Data Gaps
  Good Practice (Africa)
  Key messages:
  Interactive dialogue
  Digital Divide
  Girls, Bodies, Rights
  Rural Health
`);
