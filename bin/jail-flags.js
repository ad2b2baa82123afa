const path = require("node:path");

/** Little memory, and nothing to read but the program itself: no files, no other processes, no threads. */
exports.jailFlags = () => {
	const flag = ["--permission", "--experimental-permission"].find((each) =>
		process.allowedNodeEnvironmentFlags.has(each),
	);
	const folder = path.join(__dirname, "..");
	const readable = [path.join(folder, "package.json"), path.join(folder, "bin", "*"), path.join(folder, "dist", "*")];
	const permissions = flag === undefined ? [] : [flag, ...readable.map((each) => `--allow-fs-read=${each}`)];
	return [...permissions, "--max-old-space-size=96", "--disable-proto=delete"];
};
