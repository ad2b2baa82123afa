/** Whether an output would take the place of an input, whatever either is called. */
import type { Inputs } from "../read/inputs.ts";
import { fileNumber } from "../write/write.ts";

/** Inputs, and what else a run reads, are asked for their identities once an output is there already. */
export function inputTest(inputs: Inputs, others: readonly string[]): (path: string) => boolean {
	let numbers: BigUint64Array | null = null;
	return (path) => {
		const number = fileNumber(path);
		if (number === null) return false;
		numbers ??= numbersOf(inputs, others);
		return isAmong(numbers, number);
	};
}

/** In order. A set of them would take ten times the memory, and there may be very many. */
function numbersOf(inputs: Inputs, others: readonly string[]): BigUint64Array {
	const numbers = new BigUint64Array(inputs.length + others.length);
	let count = 0;
	const add = (file: string | null): void => {
		const number = file === null ? null : fileNumber(file);
		if (number !== null) numbers[count++] = number;
	};
	for (const { file } of inputs) add(file);
	others.forEach(add);
	return numbers.subarray(0, count).sort();
}

function isAmong(numbers: BigUint64Array, number: bigint): boolean {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((numbers[middle] ?? 0n) < number) low = middle + 1;
		else high = middle;
	}
	return numbers[low] === number;
}
