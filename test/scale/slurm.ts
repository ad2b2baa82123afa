/** A Slurm cluster of one node on the loopback address: two processes, no service of the system, no munge. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A cluster that takes jobs. */
export interface Cluster {
	/** What `sbatch` has to know. */
	readonly env: Readonly<Record<string, string>>;
	stop(): Promise<void>;
}

/** Starts a cluster with its files in a folder. */
export async function startSlurm(folder: string): Promise<Cluster> {
	const env = { SLURM_CONF: join(folder, "slurm.conf"), SLURM_SACK_KEY: join(folder, "slurm.key") };
	for (const each of ["spool", "state"]) mkdirSync(join(folder, each), { recursive: true });
	writeFileSync(env.SLURM_SACK_KEY, randomBytes(64), { mode: 0o600 });
	writeFileSync(join(folder, "cgroup.conf"), "CgroupPlugin=disabled\n");
	writeFileSync(env.SLURM_CONF, configuration(folder, [await freePort(), await freePort()]));
	const daemons = ["slurmctld", "slurmd"].map((name) =>
		spawn(name, ["-D"], { env: { ...process.env, PATH: `/usr/sbin:${process.env["PATH"]}`, ...env }, stdio: "ignore" }),
	);
	const stop = async (): Promise<void> => {
		for (const daemon of daemons.reverse()) await ended(daemon);
	};
	try {
		await untilIdle({ ...process.env, ...env });
	} catch (error) {
		await stop();
		throw error;
	}
	return { env, stop };
}

function configuration(folder: string, [control, work]: readonly [number, number]): string {
	const host = hostname().split(".")[0] ?? "localhost";
	const user = userInfo().username;
	const own = ["slurmctld", "slurmd"].flatMap((name) => {
		const key = name === "slurmd" ? "Slurmd" : "Slurmctld";
		return [`${key}PidFile=${folder}/${name}.pid`, `${key}LogFile=${folder}/${name}.log`];
	});
	return `${[
		"ClusterName=rapporteur",
		`SlurmctldHost=${host}(127.0.0.1)`,
		`SlurmctldPort=${control}`,
		`SlurmdPort=${work}`,
		"AuthType=auth/slurm",
		"CredType=auth/slurm",
		"AuthInfo=use_client_ids",
		`SlurmUser=${user}`,
		`SlurmdUser=${user}`,
		`StateSaveLocation=${folder}/state`,
		`SlurmdSpoolDir=${folder}/spool`,
		...own,
		"ProctrackType=proctrack/linuxproc",
		"TaskPlugin=task/none",
		"MpiDefault=none",
		"ReturnToService=2",
		// As many tasks at once as there are, however few cores the machine has.
		"SlurmdParameters=config_overrides",
		"SelectType=select/cons_tres",
		"SelectTypeParameters=CR_Core",
		`NodeName=${host} NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN`,
		`PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
	].join("\n")}\n`;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	server.close();
	return typeof address === "object" && address !== null ? address.port : 0;
}

async function untilIdle(env: NodeJS.ProcessEnv): Promise<void> {
	for (let tries = 0; tries < 150; tries++) {
		if (stateOf(env) === "idle") return;
		await pause(200);
	}
	throw new Error(`Unexpected state of the cluster after 30 s: ${stateOf(env) || "none"}, expected idle`);
}

const stateOf = (env: NodeJS.ProcessEnv): string =>
	spawnSync("sinfo", ["-h", "-o", "%T"], { env, encoding: "utf8" }).stdout?.trim() ?? "";

async function ended(daemon: ChildProcess): Promise<void> {
	if (daemon.exitCode !== null || daemon.signalCode !== null) return;
	const hard = setTimeout(() => daemon.kill("SIGKILL"), 10_000);
	daemon.kill("SIGTERM");
	await once(daemon, "exit");
	clearTimeout(hard);
}
