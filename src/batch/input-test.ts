/** Whether an output would take the place of an input, whatever either is called. */
import type { Inputs } from "../read/inputs.ts";
import { fileNumber } from "../write/write.ts";

/** Inputs are asked for their identities once an output is there already. */
export function inputTest(inputs: Inputs): (path: string) => boolean {
	let numbers: BigUint64Array | null = null;
	return (path) => {
		const number = fileNumber(path);
		if (number === null) return false;
		numbers ??= numbersOf(inputs);
		return isAmong(numbers, number);
	};
}

/** In order. A set of them would take ten times the memory, and there may be very many. */
function numbersOf(inputs: Inputs): BigUint64Array {
	const numbers = new BigUint64Array(inputs.length);
	let count = 0;
	for (const { file } of inputs) {
		const number = file === null ? null : fileNumber(file);
		if (number !== null) numbers[count++] = number;
	}
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
