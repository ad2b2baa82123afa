import { readFileSync } from "node:fs";

/** What stands in a file of JSON, a value a line. */
export function jsonLines<Line>(file: string): Line[] {
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as Line);
}
