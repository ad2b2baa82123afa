/** `check --since REF` and `--staged`: only notes that have changed, according to Git. */
import { dirname, relative, resolve } from "node:path";
import { isBelow, realPath, slashed } from "../files/paths.ts";
import { isNoteName } from "../read/walk.ts";
import type { Changes, CheckSettings } from "./options.ts";
import { messageLine, refusal } from "./output.ts";
import { openConfigsFor, type Prepared, prepare } from "./prepare.ts";
import type { World } from "./world.ts";

/** Prepares a run over the notes that have changed; without arguments, those of the working folder. */
export async function prepareChanged(
	args: readonly string[],
	settings: CheckSettings & { readonly changes: Changes },
	world: World,
): Promise<Prepared | null> {
	const repository = await openRepository(world);
	const changed = await repository.changed(settings.changes);
	const home = (await openConfigsFor(settings, world.cwd)).home();
	const isNamed = args.length > 0 || settings.filesFrom !== null || (home !== null && home.files.length > 0);
	const prepared = await prepare(isNamed ? args : ["."], settings, world);
	if (prepared === null) return null;
	const { found } = prepared;
	const all = [...found.inputs];
	if (all.some(({ file }) => file === null))
		throw refusal("git does not track standard input. Name files or folders, or leave out `--since` and `--staged`.");
	const inputs = all.filter(({ file }) => file !== null && hasChanged(file, changed));
	if (settings.changes === "staged") {
		const { edited, deleted } = await repository.unstaged();
		const folders = isNamed ? found.folders : [realPath(world.cwd)];
		const [gone] = [...deleted].filter((file) => changed.has(file) && isNote(file, folders, settings.isOffice));
		if (gone !== undefined)
			throw refusal(
				`\`${slashed(relative(world.cwd, gone))}\` is staged, but not on disk. Restore it, or stage its deletion.`,
			);
		for (const { file, shown } of inputs)
			if (edited.has(file ?? ""))
				world.stderr.write(messageLine(`${shown}: has changes that are not staged; they were checked too`));
	}
	return { ...prepared, found: { ...found, inputs } };
}

/** Git knows a file by its real path, and lists only the folder of a repository inside this one. */
function hasChanged(file: string, changed: ReadonlySet<string>): boolean {
	return [file, realPath(file)].some((each) => {
		for (let path = each; !changed.has(path); path = dirname(path)) if (dirname(path) === path) return false;
		return true;
	});
}

const isNote = (file: string, folders: readonly string[], isOffice: boolean): boolean =>
	isNoteName(file, isOffice) && folders.some((folder) => isBelow(folder, file));

/** The repository that contains the working folder. */
async function openRepository({ cwd, git }: World) {
	const ask = async (...args: readonly string[]): Promise<string | null> => {
		const answer = await git(args, cwd);
		if (answer === null) throw refusal("git is not installed. Install it, or leave out `--since` and `--staged`.");
		return answer.isOk ? answer.printed : null;
	};
	const up = await ask("rev-parse", "--show-cdup");
	if (up === null)
		throw refusal(
			"The working folder is not in a Git repository. Change to one, or leave out `--since` and `--staged`.",
		);
	const top = realPath(resolve(cwd, up.replace(/\n$/, "")));
	const filesOf = async (args: readonly string[]): Promise<readonly string[]> => {
		const answer = await git(args, top);
		if (answer?.isOk !== true) throw refusal(`git failed: \`git ${args.join(" ")}\`.`);
		return answer.printed.split("\0").flatMap((name) => (name === "" ? [] : [resolve(top, name)]));
	};
	const diff = (...args: readonly string[]): Promise<readonly string[]> =>
		filesOf([
			"diff",
			"--name-only",
			"-z",
			"--no-ext-diff",
			"--no-textconv",
			"--ignore-submodules=none",
			"--diff-filter=d",
			...args,
			"--",
		]);
	return {
		/** The files that have changed, absolute, without those that were deleted. */
		async changed(changes: Changes): Promise<ReadonlySet<string>> {
			if (changes === "staged") return new Set(await diff("--cached"));
			const base = await ask("merge-base", changes.since, "HEAD");
			if (base === null) throw refusal(noBase(changes.since));
			const added = await filesOf(["ls-files", "-z", "--others", "--exclude-standard"]);
			return new Set([...(await diff(base.trim())), ...added]);
		},
		/** The files that have been edited, and those that have been deleted, since they were staged. */
		async unstaged() {
			const gone = await filesOf(["diff", "--name-only", "-z", "--no-ext-diff", "--diff-filter=D", "--"]);
			return { edited: new Set(await diff()), deleted: new Set(gone) };
		},
	};
}

const noBase = (ref: string): string =>
	`Unknown commit \`${ref}\` in \`--since\`, or one without a common history. In CI, fetch all of it (\`fetch-depth: 0\`).`;
