import { chmodSync, lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { realPath } from "../../src/files/paths.ts";
import { fileIdentity, rewriteFile, writeOutput } from "../../src/write/write.ts";
import { tree } from "../tree.ts";

const replacing = { clobber: true, makeFolders: false, within: null, drafts: null };

describe("writeOutput", () => {
	test("writes a new file, and replaces an earlier one", async () => {
		const folder = tree({ "old.md": "old" });
		expect(await writeOutput({ path: join(folder, "new.md"), content: "new" }, replacing)).toBeNull();
		expect(await writeOutput({ path: join(folder, "old.md"), content: "new" }, replacing)).toBeNull();
		expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(["new", "new"]);
	});

	test("keeps an earlier file when asked to", async () => {
		const folder = tree({ "old.md": "old" });
		const keeping = { clobber: false, makeFolders: false, within: null, drafts: null };
		const fault = await writeOutput({ path: join(folder, "old.md"), content: "new" }, keeping);
		expect(fault?.code).toBe("write-failed");
		expect(readFileSync(join(folder, "old.md"), "utf8")).toBe("old");
		expect(await writeOutput({ path: join(folder, "new.md"), content: "new" }, keeping)).toBeNull();
	});

	test("makes folders only where it may", async () => {
		const folder = tree({});
		const output = { path: join(folder, "deep", "er", "a.md"), content: "a" };
		expect(await writeOutput(output, replacing)).toMatchObject({
			code: "write-failed",
			message: "Not written: the folder `er` does not exist. Create it first.",
		});
		expect(readdirSync(folder)).toEqual([]);
		expect(await writeOutput(output, { clobber: true, makeFolders: true, within: null, drafts: null })).toBeNull();
	});

	test("replaces a symbolic link, and keeps the mode of a file", async () => {
		const folder = tree({ "real.md": "old" });
		chmodSync(join(folder, "real.md"), 0o640);
		symlinkSync(join(folder, "real.md"), join(folder, "link.md"));
		expect(await writeOutput({ path: join(folder, "link.md"), content: "new" }, replacing)).toBeNull();
		expect(lstatSync(join(folder, "link.md")).isFile()).toBe(true);
		expect(readFileSync(join(folder, "real.md"), "utf8")).toBe("old");
		expect(await writeOutput({ path: join(folder, "real.md"), content: "new" }, replacing)).toBeNull();
		expect(lstatSync(join(folder, "real.md")).mode & 0o777).toBe(0o640);
	});

	test.each([
		["a folder", "folder"],
		["below a file", "file.md/a.md"],
		["a name that is too long", `${"n".repeat(300)}.md`],
	])("refuses %s, and leaves nothing behind", async (_, name) => {
		const folder = tree({ "folder/a.md": "", "file.md": "" });
		const fault = await writeOutput(
			{ path: join(folder, name), content: "new" },
			{ clobber: true, makeFolders: true, within: null, drafts: null },
		);
		expect(fault?.code).toBe("write-failed");
		expect(readdirSync(folder).sort()).toEqual(["file.md", "folder"]);
	});
});

test("fileIdentity is the same for a file by another name, whether it is there or not", () => {
	const folder = tree({ "a.txt": "", "b.txt": "" });
	symlinkSync(join(folder, "a.txt"), join(folder, "link.txt"));
	const [a, b, link, gone] = ["a.txt", "b.txt", "link.txt", "gone"].map((name) => fileIdentity(join(folder, name)));
	expect(link).toBe(a);
	expect(b).not.toBe(a);
	symlinkSync(folder, join(folder, "same"));
	expect(fileIdentity(join(folder, "same", "gone"))).toBe(gone);
	expect(fileIdentity(join(folder, "lost"))).not.toBe(gone);
});

describe("rewriteFile", () => {
	const bytes = (text: string): Uint8Array => Buffer.from(text);
	const rewrite = (path: string) =>
		rewriteFile({ path, real: realPath(path), before: bytes("old"), after: bytes("new\xff") });

	test("puts other bytes into the file behind a link, which keeps its mode, and leaves nothing beside it", async () => {
		const folder = tree({ "real.txt": "old" });
		chmodSync(join(folder, "real.txt"), 0o640);
		symlinkSync(join(folder, "real.txt"), join(folder, "link.txt"));
		expect(await rewrite(join(folder, "link.txt"))).toBeNull();
		expect(readFileSync(join(folder, "real.txt"))).toEqual(bytes("new\xff"));
		expect(lstatSync(join(folder, "link.txt")).isSymbolicLink()).toBe(true);
		expect(lstatSync(join(folder, "real.txt")).mode & 0o777).toBe(0o640);
		expect(readdirSync(folder).sort()).toEqual(["link.txt", "real.txt"]);
	});

	test("leaves a file alone that changed or went away since it was read", async () => {
		const folder = tree({ "notes.txt": "newer" });
		expect((await rewrite(join(folder, "notes.txt")))?.code).toBe("input-changed");
		expect((await rewrite(join(folder, "gone.txt")))?.code).toBe("input-changed");
		expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("newer");
		expect(readdirSync(folder)).toEqual(["notes.txt"]);
	});

	test("leaves a read-only file alone, whoever runs it", async () => {
		const folder = tree({ "notes.txt": "old" });
		chmodSync(join(folder, "notes.txt"), 0o444);
		expect((await rewrite(join(folder, "notes.txt")))?.code).toBe("write-failed");
		expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("old");
	});
});
