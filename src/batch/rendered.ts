/** Renders an outcome, in this process or in one of its own; a broken template is told, not thrown. */
import type { Fault } from "../findings/faults.ts";
import { render } from "../process.ts";
import { BrokenTemplate, templateFinding } from "../templates/fault.ts";
import type { Rendered, TextEntry } from "./renderers.ts";

/** The text of a report, or what is wrong with its template. */
export async function rendered(outcome: Rendered, renderer: TextEntry): Promise<string | Fault[]> {
	try {
		if ("isolated" in renderer) return await renderer.isolated(outcome);
		return render(outcome, await renderer.load());
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return error.faults.map(templateFinding);
	}
}
