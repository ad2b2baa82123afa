export { acronyms, bodies, bodiesByKind, countries } from "./lexicons/bodies.ts";
export { honorifics, type Kind, mensHonorifics, womensHonorifics } from "./lexicons/honorifics.ts";
export { mensNames, womensNames } from "./lexicons/names.ts";
export { factSentences, fragments, neutralSentences, sceneSentences } from "./lexicons/neutral.ts";
export { offices, officesByKind, stateTitles, workTitles } from "./lexicons/offices.ts";
export { attributions, clauses, presentSpeech, quotations, speechPhrases } from "./lexicons/speech.ts";
export { topics } from "./lexicons/topics.ts";
