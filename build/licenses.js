import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The bundled program holds other people's code: their licenses go with it. */
export function writeLicenses(root, inputs) {
	const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
	const notices = [...folders].sort().map((folder) => notice(join(root, folder)));
	const intro = "The bundled program in dist/cli contains the following packages.\n\n";
	writeFileSync(join(root, "dist", "THIRD-PARTY.txt"), intro + notices.join(`\n${"-".repeat(80)}\n\n`));
}

function packageFolder(input) {
	return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;
}

function notice(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
	if (file === undefined) throw new Error(`${name} has no license text to ship`);
	return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
