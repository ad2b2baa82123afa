import type { FaultCode } from "../../src/findings/finding.ts";
import type { Random } from "../notes/random.ts";

/** A kind of files that are made to hurt. */
export interface HostileKind {
	readonly what: string;
	readonly extension: string;
	/** What it is refused as; null where it is read like any other, for it hurts nobody. */
	readonly refused: FaultCode | null;
	/** Each is another file of the kind. */
	readonly make: (random: Random) => Uint8Array | string;
}
