import type { StandardOutput, World } from "./world.ts";

/** Whether to use colours: as the option says, else as the environment does, else where there is a terminal. */
export function wantsColour(env: World["env"], stream: StandardOutput, color: boolean | undefined): boolean {
	if (color !== undefined) return color;
	if (isSet(env["NO_COLOR"])) return false;
	const forced = env["FORCE_COLOR"];
	return isSet(forced) ? forced !== "0" && forced !== "false" : stream.isTTY;
}

/** Whether a variable of the environment says something. */
export const isSet = (value: string | undefined): value is string => value !== undefined && value !== "";
