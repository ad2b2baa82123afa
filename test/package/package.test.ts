import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const windows = process.platform === "win32";

const consumer = readFileSync(new URL("consumer.ts", import.meta.url), "utf8");
const settings = {
	compilerOptions: {
		module: "nodenext",
		target: "es2022",
		strict: true,
		exactOptionalPropertyTypes: true,
		noUncheckedIndexedAccess: true,
		types: ["node"],
		outDir: "out",
	},
	include: ["consumer.ts"],
};

/** A project of somebody else's, with the packed package in it and all else that is installed here beside it. */
function consumerProject(): { folder: string; packed: string[] } {
	const folder = tree({
		"package.json": '{ "type": "module" }',
		"tsconfig.json": JSON.stringify(settings),
		"consumer.ts": consumer,
	});
	const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
	const printed = execFileSync("npm", pack, { cwd: root, encoding: "utf8", shell: windows });
	const [{ filename, files }] = JSON.parse(printed) as [{ filename: string; files: { path: string }[] }];
	const modules = join(folder, "node_modules");
	mkdirSync(join(modules, "rapporteur"), { recursive: true });
	execFileSync("tar", ["-xzf", filename, "--strip-components=1", "-C", "node_modules/rapporteur"], { cwd: folder });
	for (const name of readdirSync(join(root, "node_modules"))) {
		if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
	}
	return { folder, packed: files.map(({ path }) => path) };
}

test("the packed package serves somebody else's project", () => {
	const { folder, packed } = consumerProject();

	// What is in it, and what is not.
	for (const path of [
		"LICENSE",
		"README.md",
		"dist/library/index.js",
		"dist/THIRD-PARTY.txt",
		"forms/un-meeting.yaml",
	]) {
		expect(packed).toContain(path);
	}
	expect(packed.filter((path) => /^(?:src|test|bench|fixtures|build|dist\/tools)\//.test(path))).toEqual([]);

	// Its types are right for a compiler that checks them too.
	execFileSync(process.execPath, [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
	const printed = execFileSync(process.execPath, ["out/consumer.js"], { cwd: folder, encoding: "utf8" });
	expect(printed).toBe("2016-02-02\nmissing-field\nmissing-field\n<!doctype html>\n");

	// And its program runs without the sources.
	writeFileSync(join(folder, "notes.txt"), "Date: 2 February 2016\n");
	const program = join(folder, "node_modules", "rapporteur", "bin", "rapporteur.js");
	const args = [program, "convert", "notes.txt", "-t", "json"];
	const report = execFileSync(process.execPath, args, {
		cwd: folder,
		encoding: "utf8",
		stdio: ["ignore", "pipe", "ignore"],
	});
	expect(JSON.parse(report)).toMatchObject({ fields: { date: "2016-02-02" } });
});
