/** All kinds of hostile files. */
import type { HostileKind } from "./kind.ts";
import { hostileOpenDocument } from "./open-document.ts";
import { hostilePages } from "./pages.ts";
import { hostileTexts } from "./texts.ts";
import { hostileWord } from "./word.ts";

/** Each is a file that somebody could send. */
export const hostileKinds: readonly HostileKind[] = [
	...hostileWord,
	...hostileOpenDocument,
	...hostilePages,
	...hostileTexts,
];
