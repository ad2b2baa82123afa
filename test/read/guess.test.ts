import { describe, expect, test } from "vitest";
import { mixesScripts } from "../../src/read/decode.ts";
import { decodeIn, oddities } from "../../src/read/legacy.ts";
import { encoderFor } from "../../src/write/encode.ts";

const texts = [
	"“We don’t know – yet”, said the chair.",
	"• fees that follow the weight\n• a cold store",
	"Ms Peña’s café – José’s idea",
	"L’été à Orléans, où l’on dîne",
	"Zoë Müller (Köln) sprach über Öl",
	"Åse Ødegård og Søren Ærø",
	"It cost £5 – or €6.",
	"The “ferry’s” crew… wasn’t asked.",
];

describe("what was read right is not odd, and hardly ever less so than what was read wrong", () => {
	test.each(texts)("%s", (text) => {
		expect(oddities(text)).toBe(0);
		const asMac = decodeIn(encoderFor("windows-1252")?.(text) ?? new Uint8Array(), "macintosh") ?? "";
		const asWindows = decodeIn(encoderFor("macintosh")?.(text) ?? new Uint8Array(), "windows-1252") ?? "";
		expect(oddities(asMac) + oddities(asWindows)).toBeGreaterThan(0);
	});
});

test.each([
	["ÒWe donÕt know Ð yetÓ", 4],
	["ìWe know", 1],
	["¥ fees that follow", 1],
	["Zo‘ said", 1],
	["cafÈ", 1],
	["a\u0093b", 1],
	["ÉTAT DES LIEUX, À Paris; El Ñandú", 0],
])("oddities of %s: %i", (text, count) => expect(oddities(text)).toBe(count));

test.each([
	["Hйlиne a йtй а l'йcole", true],
	["Дата встречи: SDG 5, “Women’s Day”", false],
	["Ημερομηνία: 2 May", false],
	["Hélène", false],
	["plain", false],
])("%s mixes scripts: %s", (text, mixed) => expect(mixesScripts(text)).toBe(mixed));
