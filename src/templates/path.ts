/** What a template is called by, where it has no name but a path. */

/** Whether it looks like a path. */
export function isTemplatePath(given: string): boolean {
	return /[\\/]|\.(?:liquid|m?js)$/.test(given);
}

/** Whether it is the path of a program, which only a person may name. */
export function isModulePath(given: string): boolean {
	return /\.m?js$/.test(given);
}
