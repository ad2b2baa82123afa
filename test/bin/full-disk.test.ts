/** A failed write to standard output is one line of error, and never exit code 0. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const told = "rapporteur: Not written to standard output: there is no space left\n";

function run(line: string) {
	const { status, stderr } = spawnSync("/bin/sh", ["-c", line.replaceAll("rapporteur", `node "${program}"`)], {
		encoding: "utf8",
	});
	return { status, stderr };
}

describe.skipIf(!existsSync("/dev/full"))("on a full disk", () => {
	test.each(["list", "new", "--help", "explain lost-url"])("%s", (command) => {
		expect(run(`rapporteur ${command} > /dev/full`)).toEqual({ status: 2, stderr: told });
	});

	test("with standard error there as well", () => {
		expect(run("rapporteur list > /dev/full 2>&1").status).toBe(2);
	});

	test("with nothing but standard error there", () => {
		expect(run("rapporteur nonsense 2> /dev/full").status).toBe(2);
	});
});

describe.skipIf(process.platform === "win32")("a reader that goes", () => {
	test.each(["list", "explain lost-url", "new"])("ends %s quietly", (command) => {
		expect(run(`rapporteur ${command} | true`)).toEqual({ status: 0, stderr: "" });
	});
});
