import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
	extends: ["html-validate:recommended", "html-validate:a11y"],
	rules: {
		// Reports may say the same thing twice, and repeat what is in a heading.
		"no-redundant-role": "error",
		"long-title": "off",
		"no-trailing-whitespace": "off",
		"doctype-style": ["error", { style: "lowercase" }],
		"tel-non-breaking": "off",
		// A section of a form may be called anything, so it may be empty of letters.
		"no-raw-characters": "error",
		"require-sri": "off",
	},
});

/** All that is wrong with a page, one line each. */
export async function htmlFaults(page: string): Promise<string[]> {
	const { results } = await validator.validateString(page);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
	);
}
