/** Ctrl-C and SIGTERM end a program that listens in its own time, and a second one ends it at once. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("../../dist/cli/main.cjs", import.meta.url));

/** Listens, and ends with the code that it is asked for; or never, if it `lingers`. */
const program = (lingers: boolean): string => `
	const heard = require(${JSON.stringify(main)}).worldOf(process).interruption();
	setInterval(() => {}, 1000);
	heard.signal.addEventListener("abort", () => {
		process.stdout.write("heard");
		if (!${lingers}) process.exit(heard.code);
	});
	process.stdout.write("ready");
`;

async function ended(lingers: boolean, signals: readonly NodeJS.Signals[]): Promise<unknown> {
	const child = spawn(process.execPath, ["-e", program(lingers)]);
	const exit = once(child, "exit");
	for (const signal of signals) {
		await once(child.stdout, "data");
		child.kill(signal);
	}
	return (await exit)[0];
}

describe.skipIf(process.platform === "win32")("an interruption", () => {
	test.each([
		["SIGINT", 130],
		["SIGTERM", 143],
	] as const)("%s asks for exit code %i", async (signal, code) => expect(await ended(false, [signal])).toBe(code));

	test.each([
		["SIGINT", 130],
		["SIGTERM", 143],
	] as const)("a second %s ends what goes on", async (signal, code) =>
		expect(await ended(true, [signal, signal])).toBe(code),
	);
});
