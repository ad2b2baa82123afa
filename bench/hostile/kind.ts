import type { FaultCode } from "../../src/findings/finding.ts";
import type { Random } from "../notes/random.ts";

/** A kind of hostile files. */
export interface HostileKind {
	readonly what: string;
	readonly extension: string;
	/** What it is refused as, or told as where it is read all the same; null where it hurts nobody. */
	readonly refused: FaultCode | null;
	/** Its words are kept, though it is reported. */
	readonly read?: true;
	/** Each is another file of the kind. */
	readonly make: (random: Random) => Uint8Array | string;
}
