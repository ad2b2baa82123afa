/** Starts to count processor time: tells the milliseconds since then. What else the machine does is not among them. */
export function processorTime(): () => number {
	const start = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	};
}
