/** Makes sound XML of what a fuzzer has torn, so that it gets beyond the first check. */

const tag = /<(\/?)([a-z][\w.-]*(?::[a-z][\w.-]*)?)((?:\s+[a-z][\w.-]*(?::[a-z][\w.-]*)?="[^"<]*")*)\s*(\/?)>/gi;

/** Closes what is open, drops what was never opened, and escapes what is no tag. */
export function sound(xml: string): string {
	const open: string[] = [];
	let [made, at] = ["", 0];
	for (const { 0: all, 1: closes, 2: name = "", 3: attributes = "", 4: empty, index } of xml.matchAll(tag)) {
		made += escaped(xml.slice(at, index));
		at = index + all.length;
		if (closes !== "") made += closed(open, name);
		else {
			made += `<${name}${once(attributes)}${empty}>`;
			if (empty === "") open.push(name);
		}
	}
	return (
		made +
		escaped(xml.slice(at)) +
		open
			.toReversed()
			.map((name) => `</${name}>`)
			.join("")
	);
}

function closed(open: string[], name: string): string {
	const from = open.lastIndexOf(name);
	return from < 0
		? ""
		: open
				.splice(from)
				.toReversed()
				.map((each) => `</${each}>`)
				.join("");
}

/** Each attribute once. */
function once(attributes: string): string {
	const seen = new Map(
		[...attributes.matchAll(/\s([^\s=]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
	);
	return [...seen].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
}

const known = /&(?!(?:amp|lt|gt|quot|apos);)/g;

const escaped = (text: string): string =>
	text
		.replace(known, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;")
		.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");
