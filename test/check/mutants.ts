import type { Mutant } from "./mutant.ts";
import { characterMutants } from "./mutants/characters.ts";
import { labelMutants } from "./mutants/labels.ts";
import { sectionMutants } from "./mutants/sections.ts";
import { valueMutants } from "./mutants/values.ts";

/** All the ways to spoil a clean note. */
export const mutants: readonly Mutant[] = [...labelMutants, ...sectionMutants, ...valueMutants, ...characterMutants];
