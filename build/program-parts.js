// Puts the parts of the program that most runs load into one file, and leaves the others in files of their own.
import { basename } from "node:path";

/** What is loaded for notes in plain text, whatever is made of them. */
const entries = [
	"cli/main.ts",
	"cli/commands/check.ts",
	"cli/commands/convert.ts",
	"structure/formats/txt.ts",
	"output/html.ts",
	"output/json.ts",
	"output/markdown.ts",
];

/** The names of the parts that these entries load, main first; in CommonJS. */
export function everyDay({ outputs }) {
	const wanted = new Set();
	const add = (path) => {
		if (wanted.has(path)) return;
		wanted.add(path);
		for (const { path: next, kind } of outputs[path].imports)
			if (kind === "import-statement" && next in outputs) add(next);
	};
	for (const entry of entries) {
		const path = Object.keys(outputs).find((each) => outputs[each].entryPoint === `src/${entry}`);
		if (path === undefined) throw new Error(`no part of the program is made of src/${entry}`);
		add(path);
	}
	return [...wanted].map((path) => basename(path));
}

/**
 * The program with some of its parts in the first one's file: V8 takes up one file with its code cache sooner than
 * seventy. There each is a function, and whoever asks for one of them from outside asks that file.
 */
export function gather(parts, names) {
	const [first] = names;
	const inside = names.map((name) => parts.find((part) => part.name === name));
	const outside = parts.filter(({ name }) => !names.includes(name));
	return [
		{ name: first, code: together(inside) },
		...outside.map((part) => ({ ...part, code: redirected(part.code) })),
	];

	function redirected(code) {
		return code.replace(/\brequire\("\.\/([^"]+)"\)/g, (call, name) =>
			names.includes(name) ? `require("./${first}").part("./${name}")` : call,
		);
	}
}

function together(parts) {
	const functions = parts.map(({ name, code }) => `"./${name}"(exports,require,module){${code}\n}`);
	return `const parts={${functions.join(",\n")}};
const made=new Map();
const part=(name)=>{
if(!name.startsWith("./"))return require(name);
const known=made.get(name);
if(known!==undefined)return known.exports;
const module={exports:{}};
made.set(name,module);
if(Object.hasOwn(parts,name))parts[name](module.exports,part,module);
else module.exports=require(name);
return module.exports;
};
module.exports={...part("./${parts[0].name}"),part,made:()=>[...made.keys()]};
`;
}
