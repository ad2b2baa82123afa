// Modules that would be loaded for nothing, with what stands in for them.

const light = {
	// Commander can start other programs for its commands; ours never does.
	child_process: "module.exports = {};",
	// To ask for it by name opens the standard streams; the global one does not.
	process: "module.exports = globalThis.process;",
	// A table of two thousand names, which is looked into only where notes in Markdown write `&eacute;`.
	"decode-named-character-reference": `
		let known;
		export function decodeNamedCharacterReference(name) {
			known ??= require("character-entities").characterEntities;
			return Object.hasOwn(known, name) ? known[name] : false;
		}`,
	// Patterns of all emoji (15 ms), which are looked into only for characters that may take two columns.
	"string-width": `
		let known;
		export default (text) => (known ??= require("string-width").default)(text);`,
	// Tables of all attributes of HTML and SVG (3 ms), which are looked into only for an element that has some.
	"property-information": `
		let known;
		const whole = () => (known ??= require("property-information"));
		const schema = (space) => ({
			space,
			get normal() { return whole()[space].normal; },
			get property() { return whole()[space].property; },
		});
		export const html = schema("html");
		export const svg = schema("svg");
		export const find = (schema, value) => whole().find(schema, value);`,
};

// Thirty modules of Node's own, streams among them (2 ms): one conversion has nothing to hash.
const crypto = `
	let known;
	const whole = () => (known ??= require("node:crypto"));
	export const hash = (name, data, encoding) => whole().hash(name, data, encoding);
	export const createHash = (name) => whole().createHash(name);
	export const randomBytes = (size) => whole().randomBytes(size);
	export const timingSafeEqual = (one, other) => whole().timingSafeEqual(one, other);`;

/** An esbuild plugin for the program. */
export const lightModules = {
	name: "light-modules",
	setup({ onResolve, onLoad, initialOptions }) {
		const names = new RegExp(`^(?:node:)?(?:${Object.keys(light).join("|")})$`);
		onResolve({ filter: names }, ({ path, namespace }) => {
			if (namespace === "light") return undefined;
			return { path: path.replace("node:", ""), namespace: "light" };
		});
		onResolve({ filter: /^node:crypto$/ }, ({ importer }) => {
			return /[\\/]src[\\/]/.test(importer) ? { path: "crypto", namespace: "light" } : undefined;
		});
		onLoad({ filter: /.*/, namespace: "light" }, ({ path }) => ({
			contents: path === "crypto" ? crypto : light[path],
			resolveDir: initialOptions.absWorkingDir,
		}));
	},
};
