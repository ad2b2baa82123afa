/** Lets the streams tell that their reader has gone: a program that never waits would not hear of it. */
export const breathe = (): Promise<void> => new Promise((resume) => setImmediate(resume));
