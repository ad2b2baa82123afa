import { describe, expect, test } from "vitest";
import { openProgress } from "../../src/cli/run-reporter.ts";

/** A terminal, and a clock that goes on by so many milliseconds with every look at it. */
function world({ isTTY = true, env = {}, tick = 60, columns = 80 } = {}) {
	const written: string[] = [];
	let time = 0;
	const now = (): Date => {
		time += tick;
		return new Date(time);
	};
	const write = (content: string | Uint8Array): void => void written.push(String(content));
	return { written, env, now, stderr: { isTTY, columns, closed: false, write } };
}

const away = "\r\u001b[2K";

describe("the line of progress", () => {
	test("says how far it is, how fast, how long still, and how much failed", () => {
		const terminal = world();
		const progress = openProgress(terminal, 1000);
		for (const isFailed of [false, true, false, false]) progress.step(isFailed);
		expect(terminal.written.at(-1)).toMatch(/^\d of 1000 files, \d+ a second, \d min left, 1 failed$/);
	});

	test("is drawn ten times a second at most, and gives way to messages", () => {
		const terminal = world({ tick: 10 });
		const progress = openProgress(terminal, 1000);
		for (let at = 0; at < 100; at++) progress.step(false);
		const drawn = terminal.written.filter((text) => text.includes("files"));
		expect(drawn.length).toBeGreaterThan(2);
		expect(drawn.length).toBeLessThan(20);
		progress.stderr.write("a finding\n");
		expect(terminal.written.slice(-2)).toEqual([away, "a finding\n"]);
		progress.clear();
		expect(terminal.written.at(-1)).toBe("a finding\n");
	});

	test("is no wider than the terminal", () => {
		const terminal = world({ columns: 20 });
		const progress = openProgress(terminal, 1000);
		for (let at = 0; at < 9; at++) progress.step(false);
		expect(Math.max(...terminal.written.map((text) => text.replace(away, "").length))).toBeLessThan(20);
	});

	test.each([
		["there is no terminal", { isTTY: false }, 1000],
		["it is a build", { env: { CI: "true" } }, 1000],
		["there is one file", {}, 1],
	])("is not there where %s", (_, options, total) => {
		const terminal = world(options);
		const progress = openProgress(terminal, total);
		for (let at = 0; at < 100; at++) progress.step(false);
		progress.clear();
		expect(terminal.written).toEqual([]);
	});
});
