/** Seconds of processor time that some work takes in this process: what else the machine does counts little. */
export function processorTime(work: () => void): number {
	const start = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1e6;
}
