/** What a document holds that is not read is named: through the built program. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

const office = "http://schemas.openxmlformats.org";

const docx = (inside: string): Uint8Array => {
	const spaces = `xmlns:w="${office}/wordprocessingml/2006/main" xmlns:a="${office}/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"`;
	const body = `<w:p><w:r><w:t>Room: </w:t></w:r><w:r>${inside}</w:r></w:p>`;
	return zipSync({
		"[Content_Types].xml": strToU8(
			`<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		),
		"word/document.xml": strToU8(`<w:document ${spaces}><w:body>${body}</w:body></w:document>`),
	});
};

const drawing = (kind: string): Uint8Array =>
	docx(`<w:drawing><a:graphic><a:graphicData uri="${office}/drawingml/2006/${kind}"/></a:graphic></w:drawing>`);

const list = `<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList></w:ffData>`;

test.each<readonly [string, string, string | Uint8Array]>([
	["drop-down field", "a.docx", docx(`<w:fldChar w:fldCharType="begin">${list}</w:fldChar>`)],
	[
		"drop-down field",
		"a.rtf",
		"{\\rtf1 Room: {\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl A}{\\*\\ffl B}}}}{\\fldrslt }}}",
	],
	["diagram", "a.docx", drawing("diagram")],
	["chart", "a.docx", drawing("chart")],
	["WordArt text", "a.docx", docx('<w:pict><v:shape><v:textpath string="Hall B"/></v:shape></w:pict>')],
])("%s in %s", (what, name, content) => {
	const cwd = tree({ [name]: content });
	const args = [program, "check", join(cwd, name), "--reporter", "json"];
	const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
	expect(stdout).toContain(`1 ${what}`);
	expect(stdout).toContain("external-content");
});
