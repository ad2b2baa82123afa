/** 100 MB: larger than any note, small enough to fit in memory several times. */
export const defaultMaxSize = 100_000_000;

/** Seconds: a million bullets take less on a busy machine, and nobody waits longer to hear that something is wrong. */
export const defaultMaxTime = 120;

/** The template where neither `-t` nor the name of the output says which. */
export const defaultTemplate = "markdown";
