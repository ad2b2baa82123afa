/** Which file each output goes to. Pure: names are settled before anything is written. */

/** What an output is made with: the template's name and its file extension, without the dot. */
export interface OutputKind {
	readonly name: string;
	readonly extension: string;
	/** Whether it is what its extension means by default; another one adds its name to the file's. */
	readonly isDefault: boolean;
}

/** Names that the archive keeps for itself at the top of an output folder. */
const reserved =
	/^(?:index\.html|manifest\.jsonl|manifest\.[^.]*-of-[^.]*\.jsonl|catalogue\.[^.]+|feed\.xml|sitemap(?:-\d+)?\.xml)$/i;

/** Names that differ by case or by Unicode form only are one file on some systems. */
const foldName = (path: string): string => path.normalize("NFC").toLowerCase();

/**
 * The output path of each input (relative, with `/`) below the output folder; null for each of those
 * that still collide after taking their extension in.
 */
export function nameOutputs(paths: readonly string[], kind: OutputKind): (string | null)[] {
	const stems = countNames(paths.map((path) => splitExtension(path).stem));
	const names = paths.map((path) => {
		const { stem, extension } = splitExtension(path);
		const short = `${stem}.${suffix(kind)}`;
		const isShared = (stems.get(foldName(stem)) ?? 0) > 1;
		return extension !== "" && (isShared || isReserved(short)) ? `${stem}${extension}.${suffix(kind)}` : short;
	});
	const counts = countNames(names);
	return names.map((name) => ((counts.get(foldName(name)) ?? 0) > 1 || isReserved(name) ? null : name));
}

const suffix = ({ name, extension, isDefault }: OutputKind): string => (isDefault ? extension : `${name}.${extension}`);

const isReserved = (name: string): boolean => reserved.test(name) || /^(?:\.rapporteur|catalogue\.data)\//i.test(name);

function countNames(names: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(foldName(name), (counts.get(foldName(name)) ?? 0) + 1);
	return counts;
}

function splitExtension(path: string): { stem: string; extension: string } {
	const dot = path.lastIndexOf(".");
	const isName = dot > path.lastIndexOf("/") + 1;
	return isName ? { stem: path.slice(0, dot), extension: path.slice(dot) } : { stem: path, extension: "" };
}
