import { expect, test } from "vitest";
import { isSame } from "../../../src/interpret/statements/turn.ts";
import { knownBy, turnOf } from "./turn-of.ts";

const [una, ilo, other] = [knownBy("Una"), knownBy("Ilo"), knownBy("Una")];

test.each([
	["the same person", [una], [una], true],
	["someone else of the same name", [una], [other], false],
	["one more", [una], [una, ilo], false],
	["the same two", [una, ilo], [una, ilo], true],
	["the same two in another order", [una, ilo], [ilo, una], false],
	["nobody with a name, twice", [], [], true],
])("same people: %s", (_why, one, two, expected) => expect(isSame(turnOf(one), turnOf(two))).toBe(expected));

test("nothing is of the same people as no turn", () => expect(isSame(undefined, turnOf([]))).toBe(false));
