/** What the process of a template that is not trusted may do, were it to run code after all. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { isolate, jailFlags } from "../../src/cli/programs.ts";

const run = (code: string): string =>
	spawnSync(process.execPath, [...jailFlags(process), "-e", code], { env: {}, encoding: "utf8", timeout: 20_000 })
		.stderr;

test.each([
	["read a file", "require('fs').readFileSync(require('os').tmpdir() + '/x')"],
	["write a file", "require('fs').writeFileSync(require('os').tmpdir() + '/rapporteur-jail', '')"],
	["start a program", "require('child_process').execSync('true')"],
	["start a thread", "new (require('worker_threads').Worker)('0', { eval: true })"],
])("it may not %s", (_, code) => expect(run(code)).toContain("ERR_ACCESS_DENIED"));

test("it may do its work", () => expect(run("0")).not.toMatch(/Error/));

test("an invalid job ends with a reason", async () => {
	expect(await isolate(process, "{")).toEqual({ reason: "The template crashed its renderer" });
});
