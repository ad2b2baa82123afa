/** A measurement at one size. */
export interface Point {
	readonly size: number;
	readonly value: number;
}

/** The slope of log value on log size, by least squares: 1 is linear, 2 quadratic. */
export function logSlope(points: readonly Point[]): number {
	return slope(points.map(({ size, value }) => ({ size: Math.log(size), value: Math.log(value) })));
}

/** The slope of a line through points, by least squares. */
export function slope(points: readonly Point[]): number {
	const mean = (pick: (point: Point) => number): number =>
		points.reduce((sum, point) => sum + pick(point), 0) / points.length;
	const [size, value] = [mean((point) => point.size), mean((point) => point.value)];
	const shared = mean((point) => (point.size - size) * (point.value - value));
	return shared / mean((point) => (point.size - size) ** 2);
}
