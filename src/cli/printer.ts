import type { Destination } from "../batch/plan.ts";
import type { RendererEntry } from "../batch/renderers.ts";
import { browserPrinter, findBrowser, noPrinter, type Printer } from "../output/pdf.ts";
import type { World } from "./world.ts";

/** What a run is to make, and where it goes. */
export interface Asked {
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
}

/** The printer of a run, which is none where nothing is printed; a sentence where no browser is there for it. */
export async function printerFor({ renderers, destination }: Asked, { env, stdout }: World): Promise<Printer | string> {
	if (!renderers.some((entry) => "printed" in entry)) return noPrinter;
	if ("file" in destination && destination.file === null && stdout.isTTY) {
		return "A PDF is nothing for a terminal, expected a file in `-o`";
	}
	const browser = findBrowser(env);
	return "wrong" in browser ? browser.wrong : browserPrinter(browser.path);
}
