import type { ExitCode, Interruption } from "./world.ts";

/** Resolves once somebody ends the program. */
export function ended(interruption: Interruption): Promise<ExitCode> {
	const { signal } = interruption;
	return new Promise((settle) => {
		const end = (): void => settle(interruption.code ?? 2);
		if (signal.aborted) end();
		else signal.addEventListener("abort", end, { once: true });
	});
}
