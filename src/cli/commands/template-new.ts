/** `template new`: the very files of a built-in template, to change as one likes. */
import { join } from "node:path";
import { rendererEntries } from "../../batch/renderers.ts";
import { sentence } from "../../findings/finding.ts";
import { kindOf } from "../../read/load.ts";
import { starterFiles, starterNames } from "../../templates/find.ts";
import { writeOutput } from "../../write/write.ts";
import type { RawOptions } from "../options/raw.ts";
import { refuse } from "../refuse.ts";
import { suggest } from "../suggest.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `template new` and resolves to its exit code. */
export async function newTemplate(name: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const names = await starterNames();
	const known = names.map((each) => `\`${each}\``).join(", ");
	const { from } = raw;
	if (from === undefined) return refuse(world, `Missing \`--from\`, expected it with one of ${known}`);
	if (!names.includes(from)) {
		return refuse(world, `Unexpected template \`${from}\` in \`--from\`, expected ${known}${suggest(from, names)}`);
	}
	const wrong = wrongName(name, world.cwd);
	if (wrong !== null) return refuse(world, wrong);
	const files = await starterFiles(from);
	for (const [file, text] of Object.entries(files)) {
		const path = join(world.cwd, "templates", name, file);
		const failed = await writeOutput(
			{ path, content: text },
			{ clobber: false, makeFolders: true, within: world.cwd, drafts: null },
		);
		if (failed !== null) return refuse(world, `templates/${name}/${file}: ${sentence(failed)}`);
	}
	world.stderr.write(`templates/${name}: ${Object.keys(files).join(", ")}\n`);
	return 0;
}

/** Windows has devices of these names in every folder. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

function wrongName(name: string, cwd: string): string | null {
	if (!/^[a-z][a-z0-9-]*$/.test(name)) return `Unexpected name \`${name}\`, expected small letters, digits and dashes`;
	if (devices.test(name)) return `Unexpected name \`${name}\`, expected one that Windows has no device for`;
	if (rendererEntries.some((entry) => entry.name === name)) {
		return `Unexpected name \`${name}\`, expected one that no built-in template has`;
	}
	return kindOf(join(cwd, "templates", name)) === null
		? null
		: `\`templates/${name}\` is there already, expected a new name`;
}
