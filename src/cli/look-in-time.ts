import { resolve } from "node:path";
import type { Lost } from "../batch/lost.ts";
import { mayTakeLong } from "../batch/slow.ts";
import type { Look } from "../preview/look.ts";
import { type LookSettings, type LookSetup, look, unread } from "./look.ts";
import { doOne } from "./workforce.ts";
import type { World } from "./world.ts";

/** Looks once, within the time that a look may take. */
export function lookInTime(settings: LookSettings, world: World): Promise<Look> {
	const { file, from } = settings;
	const path = resolve(world.cwd, file);
	const setup: LookSetup = { kind: "look", cwd: world.cwd };
	const work = (asked: LookSettings): Promise<Look> => look(asked, world);
	const lost: Lost<LookSettings, Look> = (_asked, why) => ({ ...unread(file, why), paths: [path] });
	const mayBeSlow = mayTakeLong({ file: path, shown: file, path: file }, from);
	return doOne(settings, { setup, work, lost, mayBeSlow, settings }, world);
}
