/** The soak at the size that every change has time for; `npm run soak` runs it whole. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Figure } from "../../bench/soak/figures.ts";
import { parts, type SoakPart, small } from "../../bench/soak/parts.ts";
import { makeWork, type Undisturbed, undisturbed } from "../../bench/soak/work.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-scale-"));
let first: Undisturbed;

beforeAll(async () => {
	first = await undisturbed(makeWork(folder, small.notes));
	expect(first.run).toMatchObject({ code: 0 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Memory of so few notes is no more than noise. */
const tried = Object.entries(parts).filter(([name]) => name !== "memory");

describe.skipIf(process.platform === "win32")(`${small.notes} notes`, () => {
	test.each(tried)("%s", { timeout: 300_000 }, async (_name, part: SoakPart) => {
		const figures = await part(first, small);
		for (const each of figures.filter(isSkipped)) process.stderr.write(`${each.what}: ${each.got}\n`);
		expect(figures.filter(({ right }) => !right)).toEqual([]);
	});
});

const isSkipped = ({ got }: Figure): boolean => got.startsWith("skipped: ");
