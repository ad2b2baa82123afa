/** The lines of a text as a list, so that long lexicons stay short to read. */
export function list(text: string): readonly string[] {
	return text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
}

/** The parts of a text between semicolons or line ends as a list. */
export function words(text: string): readonly string[] {
	return text
		.split(/[;\n]/u)
		.map((word) => word.trim())
		.filter((word) => word !== "");
}
