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
): Promise<Prepared<CheckSettings> | null> {
	const repository = await openRepository(world);
	const changed = await repository.changed(settings.changes);
	const home = (await openConfigsFor(settings, world.cwd)).home();
	const isListed = args.length > 0 || settings.filesFrom !== null;
	const isNamed = isListed || (home !== null && home.files.length > 0);
	const prepared = await prepare(isNamed ? args : ["."], settings, world);
	if (prepared === null) return null;
	const { found } = prepared;
	const all = [...found.inputs];
	if (all.some(({ file }) => file === null))
		throw refusal("git does not track standard input. Name files or folders, or leave out `--since` and `--staged`.");
	// Git would say of a file elsewhere that it has not changed.
	const outside = all.flatMap(({ file }) => (file === null || isBelow(repository.top, realPath(file)) ? [] : [file]));
	const [first] = outside;
	// A config above several repositories names the notes of all.
	if (first !== undefined && (isListed || outside.length === all.length))
		throw refusal(
			`\`${slashed(relative(world.cwd, realPath(first)))}\` is not in the Git repository of the working folder. ${elsewhere}`,
		);
	const leftOut = new Map([...found.leftOut, ...outside.map((file) => [file, notHere] as const)]);
	const inputs = all.filter(({ file }) => file !== null && !leftOut.has(file) && hasChanged(file, changed));
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
	return { ...prepared, found: { ...found, inputs, leftOut } };
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

/** The top folder of the repository that contains the working folder, links resolved. */
async function findTop({ cwd, git }: World): Promise<string> {
	const up = await git(["rev-parse", "--show-cdup"], cwd);
	if (up === null) throw refusal("git is not installed. Install it, or leave out `--since` and `--staged`.");
	if (!up.isOk) throw refusal(noRepository(up.reason));
	return realPath(resolve(cwd, up.printed.replace(/\n$/, "")));
}

/** The repository that contains the working folder. */
async function openRepository(world: World) {
	const { git } = world;
	const top = await findTop(world);
	const filesOf = async (args: readonly string[]): Promise<readonly string[]> => {
		const answer = await git(args, top);
		if (answer?.isOk !== true) throw refusal(`\`git ${args.join(" ")}\` failed: ${answer?.reason ?? ""}.`);
		return answer.printed.split("\0").flatMap((name) => (name === "" ? [] : [resolve(top, name)]));
	};
	const names = ["--name-only", "-z", "--no-ext-diff"];
	const whole = ["--no-textconv", "--ignore-submodules=none", "--diff-filter=d"];
	const diff = (...args: readonly string[]): Promise<readonly string[]> =>
		filesOf(["diff", ...names, ...whole, ...args, "--"]);
	return {
		/** Its folder, links resolved. */
		top,
		/** The files that have changed, absolute, without those that were deleted. */
		async changed(changes: Changes): Promise<ReadonlySet<string>> {
			if (changes === "staged") return new Set(await diff("--cached"));
			const base = await git(["merge-base", changes.since, "HEAD"], top);
			if (base?.isOk !== true) throw refusal(noBase(changes.since));
			const added = await filesOf(["ls-files", "-z", "--others", "--exclude-standard"]);
			return new Set([...(await diff(base.printed.trim())), ...added]);
		},
		/** The files that have been edited, and those that have been deleted, since they were staged. */
		async unstaged() {
			const gone = await filesOf(["diff", ...names, "--diff-filter=D", "--"]);
			return { edited: new Set(await diff()), deleted: new Set(gone) };
		},
	};
}

const notHere = "outside of the Git repository of the working folder";

const elsewhere = "Run the command in the folder of these notes, or leave out `--since` and `--staged`.";

/** Git may distrust a repository, because another user owns it, or not understand its settings. */
const noRepository = (reason: string): string =>
	reason === "" || reason.startsWith("not a git repository (")
		? "The working folder is not in a Git repository. Change to one, or leave out `--since` and `--staged`."
		: `Git can't use the repository of the working folder: ${reason}. Run \`git status\` to see why, or leave out \`--since\` and \`--staged\`.`;

const noBase = (ref: string): string =>
	`Unknown commit \`${ref}\` in \`--since\`, or it shares no history with the current branch. Check its name; in CI, fetch the whole history (\`fetch-depth: 0\`).`;
