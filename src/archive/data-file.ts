/**
 * A data file of the page: a script that hands over one text, since a page from a disk may load scripts and nothing
 * else. The fingerprint tells the page whether the file belongs to the same archive as the page itself.
 */

/** How every data file begins; only files that do are ever removed. */
export const dataFileOpening = "rapporteurArchive(";

/** The text of a data file. */
export function dataFile(name: string, fingerprint: string, text: string): string {
	return `${dataFileOpening}"${name}","${fingerprint}",${quoted(text)});\n`;
}

/** A text in single quotes, as JSON holds many double ones; nothing in it ends the script or the line. */
function quoted(text: string): string {
	return `'${text.replace(/['\\<\n\r\u2028\u2029\p{Cs}]/gu, escaped)}'`;
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The folder for the data files of the page: a name that no note can take. */
export const dataFolder = "catalogue.data";
