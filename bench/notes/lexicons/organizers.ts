import { words } from "../speakers/lexicons/list.ts";

/** What a network of the civil society is called: one of each. */
export const networkParts = [
	words(
		"Global; International; World; Pacific; Nordic; Andean; Caribbean; Sahel; Baltic; Commonwealth; Interfaith; Women’s; Rural; Youth",
	),
	words(
		"Alliance; Network; Council; Federation; Forum; Coalition; Union; Association; Institute; Trust; Fund; Consortium",
	),
	words(
		"on Ageing; for Clean Water; of Midwives; for Safe Schools; against Trafficking; of Domestic Workers; on Migration; for Land Rights; on the Family; of Fishing Communities; for Open Data; on Mental Health",
	),
] as const;

/** Countries whose missions hold meetings. */
export const missions = words(`
	Norway; Ghana; Ireland; Costa Rica; the Philippines; Kenya; Canada; Tonga; Malta; Nepal; Chile; Jordan; Estonia; Peru; Fiji; Zambia
	the Netherlands; New Zealand; Liechtenstein; Uruguay
`);

/** Bodies whose names stand as they are. */
export const houses = words(
	"UN Women; UNICEF; UNHCR; UNODC; World Health Organization; International Labour Organization; UN-Habitat; UNESCO",
);
