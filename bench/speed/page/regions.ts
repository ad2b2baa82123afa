/** The parts of a page that are made from figures: whatever stands between `<!-- bench NAME -->` and `<!-- /bench -->`. */
const region = /(<!-- bench ([\w-]+) -->\n)[\s\S]*?(<!-- \/bench -->)/g;

/** The page with its regions written again; a name that means nothing is a fault of the page. */
export function filled(page: string, texts: ReadonlyMap<string, string>): string {
	return page.replace(region, (_whole, open: string, name: string, close: string) => {
		const text = texts.get(name);
		if (text === undefined)
			throw new Error(`Unexpected region \`${name}\`, expected one of ${[...texts.keys()].join(", ")}`);
		return `${open}${text}\n${close}`;
	});
}
