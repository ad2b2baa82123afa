import { expect, test } from "vitest";
import { mayHoldRemains } from "../../src/check/remains.ts";

test.each([
	["The network (since 2016) is open - at last.", false],
	["The network ( has begun.", true],
	["The network () has begun.", true],
	["The network (since 2016) and (\u00a0another", true],
	["The next leaf is what stands in the bracket (", true],
	["The laboratory - - is open.", true],
	["", false],
])("%j may hold what is left of an address: %s", (text, may) => expect(mayHoldRemains(text)).toBe(may));
