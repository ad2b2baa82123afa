import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The bundled program holds other people's code: their licenses go with it. */
export function writeLicenses(root, inputs) {
	const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
	const notices = [...folders].sort().map((folder) => notice(root, join(root, folder)));
	const intro = "The bundled program in dist/cli contains the following packages.\n\n";
	writeFileSync(join(root, "dist", "THIRD-PARTY.txt"), intro + notices.join(`\n${"-".repeat(80)}\n\n`));
}

function packageFolder(input) {
	return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;
}

function notice(root, folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const text = licenseIn(folder) ?? licenseKept(root, name);
	if (text === null) throw new Error(`${name} has no license text to ship`);
	return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** A file of its own, or a section at the end of what the package says of itself. */
function licenseIn(folder) {
	const read = (pattern) => {
		const file = readdirSync(folder).find((entry) => pattern.test(entry));
		return file === undefined ? "" : readFileSync(join(folder, file), "utf8");
	};
	const file = read(/^licen[sc]e/i);
	return file === "" ? (/^#+ licen[sc]e\s(.{200,})/ims.exec(read(/^readme/i))?.[1] ?? null) : file;
}

/** The text of a package that ships none. */
function licenseKept(root, name) {
	const file = join(root, "build", "licenses", `${name}.txt`);
	return existsSync(file) ? readFileSync(file, "utf8") : null;
}
