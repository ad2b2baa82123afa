import { expect, test } from "vitest";
import { digits, duration, memory } from "../../../bench/speed/units.ts";

test.each([
	[0.0000421, "42.1 µs"],
	[0.0421, "42.1 ms"],
	[1.2345, "1.23 s"],
	[421.7, "422 s"],
])("%d seconds are %s", (seconds, expected) => expect(duration(seconds)).toBe(expected));

test.each([
	[12, "12 KB"],
	[1536, "1.5 MB"],
	[300_000, "293 MB"],
	[3_000_000, "2.86 GB"],
])("%d kilobytes are %s", (kilobytes, expected) => expect(memory(kilobytes)).toBe(expected));

test("three digits count", () =>
	expect([0.066666, 1.5, 12.345, 1234.5].map(digits)).toEqual(["0.0667", "1.5", "12.3", "1,230"]));
