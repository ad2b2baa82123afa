import { expect, test } from "vitest";
import type { PreviewState } from "../../src/preview/view.ts";
import { lostCauses } from "../../src/preview/watch.ts";
import { tree } from "../tree.ts";

const look = (file: string | null): PreviewState => {
	const faults = [{ file, line: `${file}: broken` }];
	return { faults, findings: [], notes: null, explained: [], report: null, paths: [] };
};

test("what can't be mended by a save is lost", () => {
	const cwd = tree({ "form.yaml": "" });
	expect(lostCauses(look("form.yaml"), cwd)).toEqual([]);
	expect(lostCauses(look("other.yaml"), cwd)).toEqual(["other.yaml: broken"]);
	expect(lostCauses(look(null), cwd)).toEqual(["null: broken"]);
	expect(lostCauses({ ...look(null), faults: [] }, cwd)).toEqual([]);
});
