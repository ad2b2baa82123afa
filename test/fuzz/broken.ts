/** Throws where two things differ that the program promises to be the same. */
export function mustEqual(promise: string, got: string, expected: string): void {
	if (got === expected) return;
	let at = 0;
	while (got[at] === expected[at]) at++;
	const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
	broken(promise, `${around(got)}, expected ${around(expected)}`);
}

/** Throws for a promise of the program that an input broke. */
export function broken(promise: string, particulars: string): never {
	throw new Error(`${promise}: ${particulars.slice(0, 2_000)}`);
}
