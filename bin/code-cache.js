// Loads the bundled program, and keeps what V8 compiled of it for the next start: `require` alone compiles it anew each
// time. The cache lies in the user's cache folder, and that of a program which was built here beside the program itself;
// whatever goes wrong with either costs time and nothing else.
const fs = require("node:fs");
const path = require("node:path");

const program = path.join(__dirname, "..", "dist", "cli");

/** Runs one of the program's files and returns what it exports. */
exports.load = (name) => {
	if (!fs.existsSync(path.join(program, name)))
		throw new Error("rapporteur is not built, expected `npm run build` first");
	// As `node:module` has it, which would load the loader of modules as well.
	const { enableCompileCache } = module.constructor;
	if (typeof enableCompileCache === "function") {
		attempt(() => enableCompileCache.call(module.constructor, path.join(cacheFolder(), "node")));
		return require(path.join(program, name));
	}
	return attempt(() => loadCached(name)) ?? require(path.join(program, name));
};

/** Node 20 has no compile cache of its own. */
function loadCached(name) {
	const { Script } = require("node:vm");
	const source = fs.readFileSync(path.join(program, name), "latin1");
	// The build writes a hash of all its files into the first line: V8 itself compares lengths only.
	const build = /^\/\/ build (\w+)\n/.exec(source)?.[1];
	if (build === undefined) return undefined;
	const file = path.join(cacheFolder(), `${build}-${tag()}-${profile()}.bin`);
	const built = path.join(program, "cache", path.basename(file));
	const cache = kept(file) ?? kept(built) ?? new Map();
	const scripts = new Map();
	const modules = new Map();

	const run = (chunk, given) => {
		const known = modules.get(chunk);
		if (known !== undefined) return known.exports;
		const filename = path.join(program, chunk);
		const source = given ?? fs.readFileSync(filename, "latin1");
		const script = new Script(source, { filename, cachedData: cache.get(chunk) });
		if (script.cachedDataRejected !== false) scripts.set(chunk, script);
		const module = { exports: {} };
		modules.set(chunk, module);
		const load = (id) => (id.startsWith("./") ? run(id.slice(2)) : require(id));
		script.runInThisContext()(module.exports, load, module, filename, program);
		return module.exports;
	};
	process.once("exit", () => scripts.size > 0 && attempt(() => store(file, cache, scripts)));
	return run(name, source);
}

const kept = (file) => attempt(() => (fs.statSync(file).isFile() ? unpack(fs.readFileSync(file)) : undefined));

const attempt = (action) => {
	try {
		return action();
	} catch {
		return undefined;
	}
};

function cacheFolder() {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	const base = process.platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME;
	const isUsable = base !== undefined && path.isAbsolute(base);
	return path.join(isUsable ? base : path.join(require("node:os").homedir(), ".cache"), "rapporteur");
}

// V8 refuses data of another version or other flags by itself, but not that of another build of one version, such as for
// Alpine, which is of another size; `v8.cachedDataVersionTag()` would load all of node:stream.
const tag = () => {
	const size = fs.statSync(process.execPath).size.toString(36);
	return `${process.versions.v8.replace(/[^\w.]/g, "_")}-${process.arch}-${size}`;
};

/** Commands use different parts of the program, and the cache holds what was used. */
const profile = () => (commands.test(process.argv[2] ?? "") ? process.argv[2] : "other");

const commands = /^(?:convert|check|new|explain|list|preview|template|archive|verify|merge)$/;

/** A line with the hash of what follows, one of JSON with the names and sizes, then the data one after the other. */
function store(file, cache, scripts) {
	const folder = path.dirname(file);
	// Not with `recursive`: where nothing can be made, as below /proc, Node 20 never comes back from that.
	for (const needed of [path.dirname(folder), folder])
		if (!fs.existsSync(needed)) fs.mkdirSync(needed, { mode: 0o700 });
	for (const [name, script] of scripts) cache.set(name, script.createCachedData());
	const sizes = [...cache].map(([name, data]) => [name, data.length]);
	const temporary = `${file}.${process.pid}.tmp`;
	const content = Buffer.concat([Buffer.from(`${JSON.stringify(sizes)}\n`), ...cache.values()]);
	fs.writeFileSync(temporary, Buffer.concat([Buffer.from(`${hashOf(content)}\n`), content]));
	fs.renameSync(temporary, file);
	dropOthers(folder, path.basename(file).split("-", 1)[0]);
}

// V8 takes data as they are: damaged ones end the process, or give another report.
const hashOf = (content) => require("node:crypto").hash("sha1", content, "hex");

function unpack(file) {
	const bytes = file.subarray(file.indexOf(10) + 1);
	if (file.toString("latin1", 0, file.length - bytes.length - 1) !== hashOf(bytes)) return undefined;
	let at = bytes.indexOf(10) + 1;
	const cache = new Map();
	for (const [name, size] of JSON.parse(bytes.toString("latin1", 0, at))) {
		cache.set(name, bytes.subarray(at, at + size));
		at += size;
	}
	return cache;
}

/** Files of earlier builds are of no use any more. */
function dropOthers(folder, build) {
	for (const name of fs.readdirSync(folder)) {
		if (/^\w+-.*\.(?:bin|tmp)$/.test(name) && !name.startsWith(`${build}-`)) fs.unlinkSync(path.join(folder, name));
	}
}
