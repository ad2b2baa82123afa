import { expect, test } from "vitest";
import { parseSeverities } from "../../src/cli/options.ts";

test.each([
	["nothing", undefined, []],
	["one", ["lost-url=off"], [["lost-url", "off"]]],
	[
		"several in one word, with space",
		["lost-url=error, mojibake = info"],
		[
			["lost-url", "error"],
			["mojibake", "info"],
		],
	],
	[
		"several words",
		["lost-url=error", "mojibake=info"],
		[
			["lost-url", "error"],
			["mojibake", "info"],
		],
	],
	["one twice: the last counts", ["lost-url=error", "lost-url=off"], [["lost-url", "off"]]],
])("%s", (_, words, expected) => {
	expect([...parseSeverities(words)]).toEqual(expected);
});

const levels = "`off`, `info`, `warning`, `error`";

test.each([
	[
		"lost-urls=off",
		"Unknown code `lost-urls` in `--severity`, expected one that `rapporteur list` names; did you mean `lost-url`?",
	],
	["constructor=off", "Unknown code `constructor` in `--severity`, expected one that `rapporteur list` names"],
	["", "Unknown code `` in `--severity`, expected one that `rapporteur list` names"],
	[
		"no-files=off",
		"Unexpected code `no-files` in `--severity`, expected one that does not keep the whole job from being done",
	],
	["lost-url", `Missing level of \`lost-url\` in \`--severity\`, expected ${levels}`],
	["lost-url=", `Missing level of \`lost-url\` in \`--severity\`, expected ${levels}`],
	[
		"lost-url=warn",
		`Unknown level \`warn\` of \`lost-url\` in \`--severity\`, expected ${levels}; did you mean \`warning\`?`,
	],
	["lost-url=off=off", `Unknown level \`lost-url=off=off\` of \`lost-url\` in \`--severity\`, expected ${levels}`],
])("%s is refused", (word, sentence) => {
	expect(() => parseSeverities([word])).toThrow(new Error(`rapporteur: ${sentence}`));
});
