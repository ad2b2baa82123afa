/** Measures the whole flow on one shape, in this process. */

import { process as read, render } from "../../src/index.ts";
import { processorTimeOf } from "../processor-time.ts";
import type { Shape } from "./shape.ts";

/** What notes of one size cost. */
export interface Cost {
	readonly bytes: number;
	/** Processor time, so that whatever else the machine does counts less. */
	readonly milliseconds: number;
}

const smallest = 64 * 1024;

/** Between which sizes, and how often. */
export interface Effort {
	readonly largest: number;
	/** Each size is so many times the one before. */
	readonly factor: number;
	/** At least. */
	readonly runs: number;
}

/** From 64 KB. */
function sizesUpTo({ largest, factor }: Effort): number[] {
	const sizes: number[] = [];
	for (let size = smallest; size < largest; size *= factor) sizes.push(size);
	return [...sizes, largest];
}

/** The median for each size, in a process that is warm. */
export function costs(shape: Shape, effort: Effort): Cost[] {
	const repeat = (bytes: Uint8Array, least: Least): number[] => timesOf(() => convert(bytes, shape), least);
	repeat(bytesOf(shape, smallest), { runs: 5, milliseconds: 1000 });
	return sizesUpTo(effort).map((size) => {
		const bytes = bytesOf(shape, size);
		const times = repeat(bytes, { runs: effort.runs, milliseconds: 300 }).sort((one, other) => one - other);
		return { bytes: bytes.length, milliseconds: times[Math.floor(times.length / 2)] ?? Number.NaN };
	});
}

/** The most memory that this process had, in bytes, once notes of a size went through it. */
export function peakMemory(shape: Shape, size: number): number {
	convert(bytesOf(shape, size), shape);
	return process.resourceUsage().maxRSS * 1024;
}

/** A shape as it is saved. */
export function bytesOf({ make, save }: Shape, size: number): Uint8Array {
	const text = make(size);
	return save === undefined ? Buffer.from(text) : save(text);
}

interface Least {
	readonly runs: number;
	readonly milliseconds: number;
}

/** As often as asked for at least, and for as long. */
function timesOf(work: () => void, least: Least): number[] {
	const times: number[] = [];
	for (let spent = 0; times.length < least.runs || spent < least.milliseconds; ) {
		globalThis.gc?.();
		const took = processorTimeOf(work);
		times.push(took);
		spent += took;
	}
	return times;
}

/** Decode, parse, interpret, check, and render to every format. */
export function convert(bytes: Uint8Array, { path = "notes.txt" }: Pick<Shape, "path"> = {}): void {
	const outcome = read(bytes, { path, today: "2030-01-01" });
	for (const format of ["markdown", "json", "html"]) render(outcome, format);
}
