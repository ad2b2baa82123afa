/**
 * What is promised of an input; it throws where that does not hold, and says whether the input was read or refused. Only
 * where it is thorough does it try what takes ten times as long: judging, rendering and reading back.
 */
export type Proof = (bytes: Uint8Array, thorough: boolean) => Verdict | Promise<Verdict>;

/** A refused input has a finding; all that is read is proven. */
export type Verdict = "read" | "refused";
