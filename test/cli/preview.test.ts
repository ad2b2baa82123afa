/** The built program's preview: how it begins, what it opens, and that nothing of it is left. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { start } from "../preview/started.ts";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const notes = "Date of Meeting: 2 February 2016\nRepotrer: Ada Lovell\n";

describe.skipIf(process.platform === "win32")("a preview that is ended", () => {
	test.each([
		["SIGINT", 130],
		["SIGTERM", 143],
	] as const)("by %s exits with %i, and its port is free", async (signal, code) => {
		const { address, end } = await start(tree({ "notes.txt": notes }), ["notes.txt"]);
		expect((await fetch(address)).status).toBe(200);
		expect(await end(signal)).toBe(code);
		await expect(reached(address)).resolves.toBe(false);
	});

	test("while pages listen lets go of them", async () => {
		const { address, end } = await start(tree({ "notes.txt": notes }), ["notes.txt"]);
		const events = await fetch(new URL("events", address));
		expect(await end("SIGINT")).toBe(130);
		expect(await events.text()).toMatch(/^data: \{.*\n\n(?:(?:event: begin\n)?data:.*\n\n)*event: end\ndata:\n\n$/);
	});
});

describe.skipIf(process.platform === "win32")("the browser", () => {
	/** A folder with a program that stands for the browser, and writes down what it is to open. */
	function opener(): { readonly bin: string; readonly opened: string } {
		const bin = tree({ "xdg-open": '#!/bin/sh\necho "$@" >> "$OPENED"\n' });
		chmodSync(join(bin, "xdg-open"), 0o755);
		return { bin, opened: join(bin, "opened.txt") };
	}

	const until = async (holds: () => boolean): Promise<void> => {
		while (!holds()) await new Promise((resume) => setTimeout(resume, 10));
	};

	test.skipIf(process.platform === "darwin")("is opened at the address", async () => {
		const { bin, opened } = opener();
		const env = { PATH: `${bin}:${process.env["PATH"]}`, OPENED: opened, BROWSER: "yes" };
		const { address, end } = await start(tree({ "notes.txt": notes }), ["notes.txt"], { opens: true, env });
		await until(() => existsSync(opened) && readFileSync(opened, "utf8") !== "");
		expect(readFileSync(opened, "utf8")).toBe(`${address}\n`);
		expect(await end("SIGINT")).toBe(130);
	});

	test("need not be there", async () => {
		const env = { PATH: tree({}), BROWSER: "yes" };
		const { address, end } = await start(tree({ "notes.txt": notes }), ["notes.txt"], { opens: true, env });
		expect((await fetch(address)).status).toBe(200);
		expect(await end("SIGINT")).toBe(130);
	});
});

describe("what can't be shown", () => {
	test.each([
		["a folder", ["notes"], "`notes` is a folder. Name a file."],
		["standard input", ["-"], "Standard input is read once. Name a file."],
		["a file that is not there", ["none.txt"], "none.txt: Can't read this file: there is no such file"],
		["an empty name", [""], "The argument is empty. Name a file."],
		["two templates", ["n.txt", "-t", "html,text"], "Second template `text` in `-t`. Name one."],
		["a form that is not there", ["n.txt", "--form", "./none.yaml"], "./none.yaml:1:1: Can't read the form"],
	])("%s", async (_, args, reason) => {
		const cwd = tree({ "n.txt": notes, "notes/a.txt": notes });
		const { code, stdout, stderr } = await run(["preview", ...args], { cwd });
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain(reason);
	});

	test.skipIf(process.platform === "win32")("a pipe, which would never end", async () => {
		const cwd = tree({});
		execFileSync("mkfifo", [join(cwd, "pipe")]);
		const { code, stdout, stderr } = await run(["preview", "pipe"], { cwd });
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain("`pipe` is a pipe or a device. Name a file that can be read again");
	});
});

/** Whether anything listens at an address. */
function reached(address: string): Promise<boolean> {
	return new Promise((settle) => {
		const socket = connect(Number(new URL(address).port), "127.0.0.1");
		socket.once("connect", () => settle(true)).once("error", () => settle(false));
		socket.once("connect", () => socket.destroy());
	});
}
