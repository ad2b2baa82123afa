/** Tells which notes a run leaves out, as nothing else does. */
import type { Found } from "../read/inputs.ts";
import { messageLine } from "./visible.ts";
import type { World } from "./world.ts";

/** Counts the notes that the config or the output folder leaves out, `--quiet` or not. */
export function tellLeftOut({ leftOut }: Found, { stderr }: Pick<World, "stderr">): void {
	if (leftOut.size === 0) return;
	const counts = new Map<string, number>();
	for (const reason of leftOut.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const parts = [...counts].map(([reason, count]) => `${count} ${reason}`);
	stderr.write(messageLine(`${leftOut.size} ${leftOut.size === 1 ? "file" : "files"} left out: ${parts.join(", ")}`));
}
