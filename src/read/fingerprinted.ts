import { fingerprint } from "./decode.ts";

/**
 * What was read, with the fingerprint of its bytes made when it is first asked for: nobody asks to judge notes or to make
 * a page of them, and what Node loads to make one takes as long as reading a note.
 */
export function fingerprinted<Read extends object>(read: Read, bytes: () => Uint8Array): Read & { sha256: string } {
	let known: string | null = null;
	return {
		...read,
		get sha256() {
			known ??= fingerprint(bytes());
			return known;
		},
	};
}
