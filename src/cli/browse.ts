/** Opens an address in the user's browser, if a window can be shown. */
import { spawn } from "node:child_process";

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
	darwin: ["open"],
	// `start` takes its first argument for a title.
	win32: ["cmd", "/c", "start", '""'],
};

/** Without a display, xdg-open would start a browser for terminals, which is not visible. */
const canShow = ({ platform, env }: NodeJS.Process): boolean =>
	platform === "darwin" || platform === "win32" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"] || env["BROWSER"]);

/** The program makes the address, of letters, digits and signs without a meaning for the shell. */
export function browse(process: NodeJS.Process, address: string): void {
	if (!canShow(process)) return;
	const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
	const child = spawn(command, [...args, address], {
		// A group of its own, so that Ctrl-C does not end the browser as well.
		detached: true,
		stdio: "ignore",
		windowsHide: true,
		windowsVerbatimArguments: true,
	});
	child.on("error", () => {});
	child.unref();
}
