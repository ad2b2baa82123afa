/** How findings look: plain text, or with colours. */

/** Paints a piece of text. */
type Paint = (text: string) => string;

/** The looks a reporter may give to text. */
export interface Style {
	readonly error: Paint;
	readonly warning: Paint;
	readonly info: Paint;
	readonly faint: Paint;
	readonly strong: Paint;
}

const same: Paint = (text) => text;

/** No colours: for files, pipes and tests. */
export const plain: Style = { error: same, warning: same, info: same, faint: same, strong: same };

/** Colours for a terminal; chalk is loaded only then. */
export async function coloured(): Promise<Style> {
	const { Chalk } = await import("chalk");
	const chalk = new Chalk({ level: 1 });
	return { error: chalk.red, warning: chalk.yellow, info: chalk.blue, faint: chalk.dim, strong: chalk.bold };
}
