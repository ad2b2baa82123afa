/** Numbers as people read them: three digits, and the unit that fits. */

/** A time. */
export function duration(seconds: number): string {
	if (seconds < 0.001) return `${digits(seconds * 1e6)} µs`;
	if (seconds < 1) return `${digits(seconds * 1000)} ms`;
	return `${digits(seconds)} s`;
}

/** Memory, from kilobytes. */
export function memory(kilobytes: number): string {
	if (kilobytes < 1024) return `${digits(kilobytes)} KB`;
	if (kilobytes < 1024 ** 2) return `${digits(kilobytes / 1024)} MB`;
	return `${digits(kilobytes / 1024 ** 2)} GB`;
}

/** Three digits that count, and no exponent. */
export function digits(value: number): string {
	const rounded = Number(value.toPrecision(3));
	return Math.abs(value) < 100 ? String(rounded) : rounded.toLocaleString("en", { maximumFractionDigits: 0 });
}
