// npm run pictures: the two pictures of README.md, of the notes that README.md shows. Needs Chromium; run `npm run build` first.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "pictures-"));

function rapporteur(...args) {
	const env = { ...process.env, FORCE_COLOR: "1" };
	return spawnSync(process.execPath, [join(root, "bin/rapporteur.js"), ...args], { cwd: folder, env, encoding: "utf8" })
		.stdout;
}

function photograph(page, picture, size) {
	const to = join(root, "docs/images", picture);
	const flags = ["--headless", "--no-sandbox", "--hide-scrollbars", `--window-size=${size}`, `--screenshot=${to}`];
	execFileSync(process.env.CHROME_PATH ?? "chromium", [...flags, page], { cwd: folder, stdio: "ignore" });
}

/** Output of a terminal as HTML: bold, dim and the colours that `check` uses. */
function terminal(text) {
	const styles = { 1: "bold", 2: "dim", 31: "red", 33: "yellow", 34: "blue", 36: "cyan" };
	const escaped = text.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
	const start = String.fromCharCode(27);
	return escaped
		.split(start)
		.map((part, index) => {
			const [, code, words] = index === 0 ? [] : (/^\[(\d+)m(.*)$/s.exec(part) ?? []);
			if (code === undefined) return part;
			return code in styles ? `<span class=${styles[code]}>${words}` : `</span>${words}`;
		})
		.join("");
}

const style = `body { margin: 0; background: #16191d; color: #d8dee6 } pre { margin: 16px 20px; font: 14px/1.45 monospace; white-space: pre-wrap }
.bold { font-weight: bold; color: #fff } .dim { color: #8a94a0 } .red { color: #ff6b6b } .yellow { color: #f0c05a }
.blue { color: #7ab0ff } .cyan { color: #63d3d9 }`;

const [, notes] = /^```txt notes\.txt\n(.*?)^```$/ms.exec(readFileSync(join(root, "README.md"), "utf8"));
writeFileSync(join(folder, "notes.txt"), notes);

rapporteur("convert", "notes.txt", "-o", "report.html");
photograph("report.html", "report.png", "600,1280");

const check = terminal(`$ rapporteur check notes.txt\n${rapporteur("check", "notes.txt")}`);
writeFileSync(
	join(folder, "check.html"),
	`<!doctype html><meta charset=utf-8><style>${style}</style><pre>${check}</pre>`,
);
photograph("check.html", "check.png", "920,320");
