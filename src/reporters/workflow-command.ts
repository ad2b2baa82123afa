/** GitHub's workflow commands: a line of output that the runner takes for an annotation. */

/** One annotation: properties are written in their order, those that are null left out. */
export function workflowCommand(
	name: "error" | "warning" | "notice",
	properties: Readonly<Record<string, string | number | null>>,
	message: string,
): string {
	const written = Object.entries(properties).flatMap(([key, value]) =>
		value === null ? [] : [`${key}=${escapedProperty(String(value))}`],
	);
	return `::${name}${written.length === 0 ? "" : ` ${written.join(",")}`}::${escapedData(message)}`;
}

function escapedData(text: string): string {
	return text.replace(/[%\r\n]/g, percent);
}

function escapedProperty(text: string): string {
	return text.replace(/[%\r\n:,]/g, percent);
}

const percent = (character: string): string =>
	`%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
