/** Whatever way an editor saves, whoever looks at every change sees the end of it; no test here waits for a time. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openWatch, type Watch } from "../../src/preview/watch.ts";
import { tree } from "../tree.ts";

interface Watched {
	readonly watch: Watch;
	readonly at: (path: string) => string;
	/** Resolves once a look after a change finds this in a file; null where it is not there. */
	readonly seen: (path: string, text: string | null) => Promise<void>;
	readonly changes: () => number;
}

async function watched(files: Readonly<Record<string, string>>, paths: readonly string[]): Promise<Watched> {
	const folder = tree(files);
	const at = (path: string): string => join(folder, path);
	const textOf = (path: string): string | null => (existsSync(at(path)) ? readFileSync(at(path), "utf8") : null);
	let changes = 0;
	const waiting = new Set<() => void>();
	const watch = openWatch(() => {
		changes++;
		for (const look of waiting) look();
	});
	onTestFinished(() => watch.close());
	await watch.follow(paths.map(at));
	const seen = (path: string, text: string | null): Promise<void> =>
		new Promise((resolve) => {
			const look = (): void => {
				if (textOf(path) !== text) return;
				waiting.delete(look);
				resolve();
			};
			waiting.add(look);
		});
	return { watch, at, changes: () => changes, seen };
}

describe("a watch sees", () => {
	test("a file written over, however quickly it is written again", async () => {
		const { at, seen } = await watched({ "notes.txt": "1" }, ["notes.txt"]);
		for (let times = 0; times < 20; times++) {
			const written = seen("notes.txt", `saved ${times}`);
			writeFileSync(at("notes.txt"), "");
			writeFileSync(at("notes.txt"), `saved ${times}`);
			await written;
		}
	});

	test("a file renamed into its place, again and again", async () => {
		const { at, seen } = await watched({ "notes.txt": "" }, ["notes.txt"]);
		for (let times = 0; times < 20; times++) {
			const written = seen("notes.txt", `saved ${times}`);
			writeFileSync(at(".notes.txt.swp"), `saved ${times}`);
			renameSync(at(".notes.txt.swp"), at("notes.txt"));
			await written;
		}
		const written = seen("notes.txt", "in place");
		writeFileSync(at("notes.txt"), "in place");
		await written;
	});

	test("a file set aside before another is written", async () => {
		const { at, seen } = await watched({ "notes.txt": "1" }, ["notes.txt"]);
		const written = seen("notes.txt", "2");
		renameSync(at("notes.txt"), at("notes.txt~"));
		writeFileSync(at("notes.txt"), "2");
		await written;
	});

	test("a file that goes, and one that comes back", async () => {
		const { at, seen } = await watched({ "notes.txt": "1" }, ["notes.txt"]);
		for (let times = 0; times < 3; times++) {
			const gone = seen("notes.txt", null);
			rmSync(at("notes.txt"));
			await gone;
			const back = seen("notes.txt", "1");
			writeFileSync(at("notes.txt"), "1");
			await back;
		}
	});

	test("a file that was not there", async () => {
		const { at, seen } = await watched({ "notes.txt": "" }, ["rapporteur.config.yaml"]);
		const written = seen("rapporteur.config.yaml", "{}");
		writeFileSync(at("rapporteur.config.yaml"), "{}");
		await written;
	});

	test("all that is in a folder, and what comes to it", async () => {
		const { at, seen } = await watched({ "letter/template.yaml": "", "letter/assets/a.svg": "" }, ["letter"]);
		mkdirSync(at("letter/styles/more"), { recursive: true });
		for (const path of [
			"letter/assets/a.svg",
			"letter/head.liquid",
			"letter/styles/a.css",
			"letter/styles/more/b.css",
		]) {
			const written = seen(path, "new");
			writeFileSync(at(path), "new");
			await written;
		}
	});

	test("a folder that goes and comes back", async () => {
		const { at, seen } = await watched({ "letter/template.yaml": "1" }, ["letter"]);
		const gone = seen("letter/template.yaml", null);
		rmSync(at("letter"), { recursive: true });
		await gone;
		const back = seen("letter/template.yaml", "2");
		mkdirSync(at("letter"));
		writeFileSync(at("letter/template.yaml"), "2");
		await back;
		const written = seen("letter/template.yaml", "3");
		writeFileSync(at("letter/template.yaml"), "3");
		await written;
	});

	test("nothing beside them", async () => {
		const { at, changes } = await watched({ "notes.txt": "1", "deep/x.txt": "" }, ["notes.txt"]);
		const beside = openWatch(() => told());
		onTestFinished(() => beside.close());
		let told = (): void => {};
		const others = ["other.txt", "notes.txt.bak", "deep/x.txt"];
		await beside.follow(others.map(at));
		for (const path of others) {
			const written = new Promise<void>((resolve) => {
				told = resolve;
			});
			writeFileSync(at(path), "new");
			await written;
		}
		expect(changes()).toBe(0);
	});
});

describe("a watch follows", () => {
	test("what is added later, and says so", async () => {
		const { watch, at, seen } = await watched({ "a.txt": "", "b.txt": "" }, ["a.txt"]);
		expect(await watch.follow([at("a.txt"), at("b.txt")])).toBe(true);
		expect(await watch.follow([at("b.txt")])).toBe(false);
		for (const path of ["a.txt", "b.txt"]) {
			const written = seen(path, "new");
			writeFileSync(at(path), "new");
			await written;
		}
	});

	test("nothing after it is closed", async () => {
		const { watch, at, changes } = await watched({ "a.txt": "" }, ["a.txt"]);
		const other = await watched({ "a.txt": "" }, ["a.txt"]);
		await watch.close();
		const written = other.seen("a.txt", "new");
		writeFileSync(at("a.txt"), "new");
		writeFileSync(other.at("a.txt"), "new");
		await written;
		expect(changes()).toBe(0);
	});
});
