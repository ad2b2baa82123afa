/** What the figures were measured on. */
import { availableParallelism, cpus, release, totalmem, type } from "node:os";
import { converters, linters } from "../peers/index.ts";

/** The machine and the versions of everybody. */
export interface Machine {
	readonly node: string;
	readonly system: string;
	readonly processor: string;
	readonly cores: number;
	/** Gigabytes. */
	readonly memory: number;
	readonly peers: Readonly<Record<string, string>>;
}

/** This one. */
export function thisMachine(): Machine {
	return {
		node: process.version,
		system: `${type()} ${release()}`,
		processor: cpus()[0]?.model.trim() ?? "unknown",
		cores: availableParallelism(),
		memory: Math.round(totalmem() / 2 ** 30),
		peers: Object.fromEntries([...converters, ...linters].map(({ name, version }) => [name, version() ?? "not there"])),
	};
}
