/** What a proof throws: a promise of the program that an input broke. */

/** The promise, which says what one finding is, and the particulars, which differ from input to input. */
export class Broken extends Error {
	readonly promise: string;

	constructor(promise: string, particulars: string) {
		super(`${promise}: ${particulars.slice(0, 2_000)}`);
		this.promise = promise;
	}
}

/** Throws where two things differ that the program promises to be the same. */
export function mustEqual(promise: string, got: string, expected: string): void {
	if (got === expected) return;
	let at = 0;
	while (got[at] === expected[at]) at++;
	const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
	throw new Broken(promise, `${around(got)}, expected ${around(expected)}`);
}
