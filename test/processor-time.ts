/** Starts to count processor time: tells the milliseconds since then. What else the machine does counts little. */
export function processorTime(): () => number {
	const start = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	};
}

/** The milliseconds of processor time that some work takes in this process. */
export function processorTimeOf(work: () => void): number {
	const elapsed = processorTime();
	work();
	return elapsed();
}
