/** The settings of a run of the command line that asks for nothing. */
export const settings = {
	form: null,
	from: null,
	stdinPath: null,
	encoding: null,
	today: "2026-11-24",
	maxSize: 1000,
	maxTime: 1000,
	isTimed: false,
	maxDepth: 100,
	filesFrom: null,
	config: null,
};
