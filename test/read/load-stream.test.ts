import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFile, loadStream } from "../../src/read/load.ts";
import { tree } from "../tree.ts";

const never = new AbortController().signal;

function pipe(): string {
	const path = join(tree({}), "pipe");
	execFileSync("mkfifo", [path]);
	return path;
}

const write = (path: string, script: string) =>
	spawn("sh", ["-c", `exec > "$0"; ${script}`, path], { stdio: "ignore" });

describe.skipIf(process.platform === "win32")("a pipe", () => {
	test("is read to its end, however slowly it is written", async () => {
		const path = pipe();
		const loading = loadStream(path, { maxSize: 100, maxTime: 20_000, signal: never });
		write(path, "printf one; sleep 0.2; printf two");
		expect(await loading).toMatchObject({ bytes: Buffer.from("onetwo") });
	});

	test("that nobody writes to is reported", async () => {
		const fault = { code: "unreadable-file", message: expect.stringContaining("Nothing was written") };
		expect(await loadStream(pipe(), { maxSize: 9, maxTime: 30, signal: never })).toMatchObject({ fault });
	});

	test("that has no end is reported", async () => {
		const path = pipe();
		const loading = loadStream(path, { maxSize: 9, maxTime: 2_000, signal: never });
		const writer = write(path, "printf one; exec sleep 30");
		expect(await loading).toMatchObject({ fault: { code: "too-slow" } });
		writer.kill();
	});

	test("is waited for no longer once somebody wants the end", async () => {
		const signal = AbortSignal.timeout(30);
		const fault = { message: expect.stringContaining("Interrupted while waiting") };
		expect(await loadStream(pipe(), { maxSize: 9, maxTime: 60_000, signal })).toMatchObject({ fault });
	});

	test("that holds too much is reported, and so is a device that never ends", async () => {
		const limits = { maxSize: 100_000, maxTime: 20_000, signal: never };
		expect(await loadStream("/dev/zero", limits)).toMatchObject({ fault: { code: "too-large" } });
	});

	test("is no file", () => {
		expect(loadFile(pipe(), 9)).toMatchObject({ fault: { code: "unreadable-file" } });
	});
});
