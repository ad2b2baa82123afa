import { expect, test } from "vitest";
import { regionsOf } from "../../../../bench/speed/page/page.ts";

const machine = { node: "v20", system: "Linux", processor: "Some", cores: 2, memory: 8, peers: { marked: "1.0.0" } };

test("the machine is named, and figures that are worth nothing", () => {
	const region = (quick: readonly string[]) => regionsOf({ machine, quick, measured: [] }).get("machine");
	expect(region([])).toBe("Some, 2 cores, 8 GB; Linux; Node v20.\n\nmarked 1.0.0.");
	expect(region(["check", "convert"])).toContain("**Of a quick run, and worth nothing:** check, convert.");
});
