/** What makes a text no YAML, in words for people who write forms, not parsers. */
interface YamlSentence {
	/** `%` stands for the words at the place. */
	readonly sentence: string;
	readonly expected: string | null;
}

const indent = "keys of one map below each other, items of a list each behind `- `, all indented by spaces";
const quoted = 'text with such signs in quotes: `"like: this"`';

/** By the code that the library gives; what is not here is told in the library's words. */
export const yamlSentences: Readonly<Record<string, YamlSentence>> = {
	BAD_ALIAS: { sentence: "Unexpected reference `%`", expected: "the value itself" },
	BAD_COLLECTION_TYPE: { sentence: "Unexpected tag `%`", expected: "plain values" },
	BAD_DIRECTIVE: { sentence: "Unexpected line `%`", expected: "no directives" },
	BAD_DQ_ESCAPE: { sentence: "Unexpected backslash in `%`", expected: "two of them, or single quotes around the text" },
	BAD_INDENT: { sentence: "Unclosed bracket, or an unexpected indent, before `%`", expected: indent },
	BAD_PROP_ORDER: { sentence: "Unexpected `%`", expected: "plain values" },
	BAD_SCALAR_START: { sentence: "Unexpected sign at the start of `%`", expected: quoted },
	BLOCK_AS_IMPLICIT_KEY: {
		sentence: "Unexpected second colon in `%`, or an indent too many below it",
		expected: quoted,
	},
	BLOCK_IN_FLOW: { sentence: "Unexpected `%` inside brackets", expected: "brackets that are closed before" },
	DUPLICATE_KEY: { sentence: "Unexpected second use of a key", expected: "each key once" },
	IMPOSSIBLE: { sentence: "Unexpected `%`", expected: indent },
	KEY_OVER_1024_CHARS: { sentence: "Unexpected key of more than 1,024 characters", expected: "a colon nearer by" },
	MISSING_CHAR: { sentence: "Unclosed quotes or brackets, or a missing colon, before `%`", expected: quoted },
	MULTILINE_IMPLICIT_KEY: { sentence: "Missing colon in `%`", expected: "a key with a colon and a space behind it" },
	MULTIPLE_ANCHORS: { sentence: "Unexpected anchor `%`", expected: "plain values" },
	MULTIPLE_DOCS: { sentence: "Unexpected second document", expected: "one in a file" },
	MULTIPLE_TAGS: { sentence: "Unexpected tag `%`", expected: "plain values" },
	NON_STRING_KEY: { sentence: "Unexpected key `%`", expected: "a key that is a word" },
	RESOURCE_EXHAUSTION: { sentence: "Nested too deeply", expected: "a few levels" },
	TAB_AS_INDENT: { sentence: "Unexpected tab at the start of a line", expected: "spaces" },
	TAG_RESOLVE_FAILED: { sentence: "Unexpected tag", expected: "plain values" },
	UNEXPECTED_TOKEN: { sentence: "Unexpected `%`", expected: indent },
};
