/** `-t text` shows addresses and who spoke; the library renders what the command line does. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const note = `Date of Meeting: 2 February 2016

## Brief summary of presentation of information made

Ms Ann Lee, Director of the Harbour Office, moderated. She showed [the file](ftp://files.example.org/a.pdf),
[the page](https://example.org/page "Harbour page"), ![a chart](https://example.org/chart.png) and [a copy](copy.pdf).

Mr Jonas Feddersen, harbour master, said that he can be [written to](mailto:jonas@example.org) and [called](tel:+4412),
at <https://example.org/jonas>.

- a [list](gopher://example.org/list)

Web links for more information:
[film](https://example.org/film)
[Recording](ftp://example.org/recording)
[Write to us](mailto:us@example.org)
www.example.org

Venue: [Hall](sftp://example.org/hall)
`;

function run(cwd: string, ...args: string[]): string {
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
	if (stdout === "") throw new Error(stderr);
	return stdout;
}

const convert = (cwd: string, to: string): string =>
	run(cwd, join(root, "bin/rapporteur.js"), "convert", "a.md", "-t", to);

test("-t text shows every address, and who spoke", () => {
	const text = convert(tree({ "a.md": note }), "text").replace(/\s+/g, " ");
	const addresses = [
		"ftp://files.example.org/a.pdf",
		"https://example.org/page",
		"Harbour page",
		"https://example.org/chart.png",
		"copy.pdf",
		"mailto:jonas@example.org",
		"tel:+4412",
		"gopher://example.org/list",
		"https://example.org/film",
		"ftp://example.org/recording",
		"mailto:us@example.org",
		"sftp://example.org/hall",
	];
	expect(addresses.filter((address) => !text.includes(address))).toEqual([]);
	for (const writtenOut of ["https://example.org/jonas", "www.example.org"]) {
		expect(text.split(writtenOut)).toHaveLength(2);
	}
	expect(text).toContain(
		"Who spoke - Ms Ann Lee, Director of the Harbour Office (moderator) - Mr Jonas Feddersen, harbour master -",
	);
});

describe("the library", () => {
	const program = `
		import { readFileSync } from "node:fs";
		import { process as read, render } from ${JSON.stringify(new URL("../../dist/library/index.js", import.meta.url))};
		console.log(JSON.stringify(render(read(readFileSync("a.md"), { path: "a.md" }), process.argv[1])));
	`;

	test.each(["markdown", "json", "ast", ...readdirSync(join(root, "templates"))])("renders %s by its name", (name) => {
		const cwd = tree({ "a.md": note });
		expect(JSON.parse(run(cwd, "--input-type=module", "--eval", program, name))).toBe(convert(cwd, name));
	});
});
