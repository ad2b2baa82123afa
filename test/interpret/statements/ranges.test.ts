import { expect, test } from "vitest";
import { rangesOf } from "./ranges.ts";

test.each([
	[
		"runs to the next speaker",
		"Ms Ann Bell, Director of the Fund, said that water is life.\n\nShe was brief.\n\nDr Ray Cole of the Institute replied that soap is, too.",
		[
			"Ms Ann Bell :: speaker :: Ms Ann Bell, Director of the Fund, said that water is life. / She was brief.",
			"Dr Ray Cole :: speaker :: Dr Ray Cole of the Institute replied that soap is, too.",
		],
	],
	[
		"starts with the words when they come first",
		"“Water is life.” With these words began Ms Ann Bell, Director of the Fund.",
		["Ms Ann Bell :: speaker :: “Water is life.” With these words began Ms Ann Bell, Director of the Fund."],
	],
	[
		"an unnamed speaker ends it",
		"Ms Ann Bell, Director of the Fund, said that water is life.\n\nA delegate asked about soap.",
		["Ms Ann Bell :: speaker :: Ms Ann Bell, Director of the Fund, said that water is life."],
	],
	[
		"who is only named as moderator has that line",
		"The session was moderated by Ms Ann Bell of the Fund.\n\nDr Ray Cole of the Institute said that soap is dear.",
		[
			"Ms Ann Bell :: moderator :: The session was moderated by Ms Ann Bell of the Fund.",
			"Dr Ray Cole :: speaker :: Dr Ray Cole of the Institute said that soap is dear.",
		],
	],
	[
		"who is thanked, quoted or introduced alone says nothing",
		"The Chair thanked Ms Ann Bell for the flowers. The poet Ray Cole was quoted.",
		[],
	],
])("%s", (_name, summary, expected) => expect(rangesOf(summary)).toEqual(expected));
