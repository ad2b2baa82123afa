/** Side by side: each round runs everybody once, so that nobody has a quieter machine than the others. */

/** Something that can be timed. */
export interface Contender {
	readonly name: string;
	/** Seconds. */
	readonly run: () => number;
	/** In how many of the rounds it takes part; those that take minutes take part in few. */
	readonly rounds?: number;
}

/** Seconds by contender, round by round; every other round goes through them backwards. */
export function interleaved(contenders: readonly Contender[], rounds: number): readonly (readonly number[])[] {
	const times = contenders.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		const order = contenders.map((contender, index) => ({ contender, index }));
		if (round % 2 === 1) order.reverse();
		for (const { contender, index } of order)
			if (round < (contender.rounds ?? rounds)) times[index]?.push(contender.run());
	}
	return times;
}
