import { bodyTraps } from "./traps/bodies.ts";
import type { Trap } from "./traps/define.ts";
import { labelTraps } from "./traps/labels.ts";
import { peopleTraps } from "./traps/people.ts";

/** Every passage in which nobody speaks who has a name. */
export const traps: readonly Trap[] = [...peopleTraps, ...bodyTraps, ...labelTraps];
