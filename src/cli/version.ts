/** Set by the build; the sources themselves have no version. */
declare const RAPPORTEUR_VERSION: string | undefined;

/** What `--version` prints. */
export const version: string = typeof RAPPORTEUR_VERSION === "undefined" ? "0.0.0-source" : RAPPORTEUR_VERSION;
