import { expect, test } from "vitest";
import { parseSeverities } from "../../src/cli/options.ts";
import { refusal } from "../../src/cli/output.ts";

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
		"Unknown code `lost-urls` in `--severity`. `rapporteur list` shows all codes. Did you mean `lost-url`?",
	],
	["constructor=off", "Unknown code `constructor` in `--severity`. `rapporteur list` shows all codes."],
	["", "Unknown code `` in `--severity`. `rapporteur list` shows all codes."],
	["no-files=off", "The severity of `no-files` can't be changed: it is always an error."],
	["lost-url", "`lost-url` in `--severity` has no level. Write one after it, such as `lost-url=warning`."],
	["lost-url=", "`lost-url` in `--severity` has no level. Write one after it, such as `lost-url=warning`."],
	[
		"lost-url=warn",
		`Unknown level \`warn\` of \`lost-url\` in \`--severity\`. Use ${levels}. Did you mean \`warning\`?`,
	],
	["lost-url=off=off", `Unknown level \`lost-url=off=off\` of \`lost-url\` in \`--severity\`. Use ${levels}.`],
])("%s is refused", (word, sentence) => {
	expect(() => parseSeverities([word])).toThrow(refusal(sentence));
});
