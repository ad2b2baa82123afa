import { words } from "./list.ts";

/** Who may be addressed how: by the kind of office and by gender. */
export type Kind = "state" | "work" | "faith" | "lived";

const shared = words("Dr; Dr.; Prof.; Professor");
const ministers = words(
	"H.E.; HE; Hon.; Hon. Dr.; H.E. Dr.; Ambassador; H.E. Ambassador; Senator; Rt. Hon.; Judge; Justice",
);
const clergy = words(
	"Rev.; Rev. Dr.; Reverend; Pastor; Rabbi; Ven.; Venerable; Captain; Capt.; Major; Lt. Colonel; Lt-Col.; Commissioner; Colonel",
);
const women = words("Ms; Ms.; Mrs; Mrs.; Miss; Mme; Dra.");
const men = words("Mr; Mr.; Mx; Sr.");

/** Forms of address for women, by kind of office. */
export const womensHonorifics = {
	state: [...ministers, "H.E. Ms.", "H.E. Mrs.", "Ms", "Ms.", "Baroness", "Lady"],
	work: [...shared, ...women],
	faith: [...clergy, ...words("Sister; Sr; Mother")],
	lived: women,
} as const satisfies Record<Kind, readonly string[]>;

/** Forms of address for men, by kind of office. */
export const mensHonorifics = {
	state: [...ministers, "H.E. Mr.", "Mr", "Mr.", "Sir", "Lord", "Brigadier General"],
	work: [...shared, ...men.filter((form) => form !== "Sr.")],
	faith: [...clergy, ...words("Imam; Father; Fr.; Bishop; Archbishop; Sheikh; Swami; Monsignor; Rabbi Dr.; Brother")],
	lived: men.filter((form) => form.startsWith("Mr")),
} as const satisfies Record<Kind, readonly string[]>;

/** Every form of address that the generator writes. */
export const honorifics: readonly string[] = [
	...new Set([...Object.values(womensHonorifics).flat(), ...Object.values(mensHonorifics).flat()]),
];
