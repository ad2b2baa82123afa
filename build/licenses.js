import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The bundled program holds other people's code: their licenses go with it. */
export function writeLicenses(sources) {
	const folders = new Set(sources.flatMap((path) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path) ?? []));
	const intro = "The bundled program in dist/cli contains the following packages.\n\n";
	writeFileSync(
		"dist/THIRD-PARTY.txt",
		intro +
			[...folders]
				.sort()
				.map(notice)
				.join(`\n${"-".repeat(80)}\n\n`),
	);
}

function notice(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const text = licenseIn(folder) ?? licenseKept(name);
	if (text === null) throw new Error(`${name} has no license text to ship`);
	return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** A file of its own, or a section at the end of what the package says of itself. */
function licenseIn(folder) {
	const read = (pattern) => {
		const file = readdirSync(folder).find((entry) => pattern.test(entry));
		return file === undefined ? "" : readFileSync(join(folder, file), "utf8");
	};
	return read(/^licen[sc]e/i) || (/^#+ licen[sc]e\s(.{200,})/ims.exec(read(/^readme/i))?.[1] ?? null);
}

/** The text of a package that ships none. */
function licenseKept(name) {
	const file = `build/licenses/${name}.txt`;
	return existsSync(file) ? readFileSync(file, "utf8") : null;
}
