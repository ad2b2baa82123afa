import { worldOf } from "../src/cli/process-world.ts";

/** What a lock of a process calls this host. */
export const lockHost = worldOf(process)
	.holder()
	.host.replace(/[^\w.-]/g, "_");
