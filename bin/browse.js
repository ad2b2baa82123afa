// Opens an address in the browser that a person has; where there is none, nothing happens.
const { spawn } = require("node:child_process");

const openers = {
	darwin: ["open"],
	// What `start` itself would take for a title comes first.
	win32: ["cmd", "/c", "start", '""'],
};

/** Where nothing can be shown, xdg-open would take a browser for terminals, which nobody sees. */
const canShow = ({ platform, env }) =>
	platform === "darwin" || platform === "win32" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.BROWSER);

/** The address is our own: of letters, digits and signs that no shell obeys. */
exports.browse = (process, address) => {
	if (!canShow(process)) return;
	const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
	// A group of its own, so that Ctrl-C does not end the browser as well.
	const options = { detached: true, stdio: "ignore", windowsHide: true, windowsVerbatimArguments: true };
	const child = spawn(command, [...args, address], options);
	child.on("error", () => {});
	child.unref();
};
