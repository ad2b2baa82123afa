import { createHash } from "node:crypto";
import type { Element } from "hast";
import { h } from "hastscript";
import type { Form } from "../../forms/form.ts";
import { goalRules } from "./goals.ts";
import { styleSheet } from "./style.generated.ts";

/** A style sheet in its element, and the policy that lets a page have it and nothing else. */
export interface Style {
	readonly element: Element;
	readonly policy: string;
}

const styles = new WeakMap<Form, Style>();

/** The style of the pages of a form; made once for each. */
export function styleOf(form: Form): Style {
	const known = styles.get(form);
	if (known !== undefined) return known;
	const css = `${styleSheet}\n${goalRules(form)}\n`;
	// The one text of a page that is written as it stands.
	if (css.includes("<")) throw new RangeError("A style sheet holds no tags.");
	const hash = createHash("sha256").update(css).digest("base64");
	const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
	const style = { element: h("style", css), policy };
	styles.set(form, style);
	return style;
}
