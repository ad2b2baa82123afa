/** A limit of time for one thing after the other. */
export interface Watch {
	/** The next thing has begun. */
	begin(): void;
	end(): void;
	/** Whether a thing took too long. */
	isOver(): boolean;
}

/** Calls `over` once a thing has taken so many milliseconds. */
export function watchOf(patience: number, over: () => void): Watch {
	let timer: NodeJS.Timeout | undefined;
	let isOver = false;
	const end = (): void => clearTimeout(timer);
	const begin = (): void => {
		end();
		timer = setTimeout(() => {
			isOver = true;
			over();
		}, patience);
	};
	return { begin, end, isOver: () => isOver };
}
