import { words } from "../speakers/lexicons/list.ts";

/** Given names of those who report. */
export const givenNames = words(`
	Adele; Beatriz; Callum; Dagny; Emeline; Femi; Gareth; Hilde; Ivo; Janneke; Keziah; Lennart; Marisa; Nestor; Odile; Priyanka
	Quentin; Rosalba; Stellan; Temperance; Ulrike; Viggo; Winifred; Yannick; Zora; Amadou; Bettina; Cormac; Delphine; Elisabet
	Fergal; Gunnhild; Héloïse; Iñigo; Jörg; Karoline; Ludovic; Maeve; Nuala; Oskar; Pilar; René; Saskia; Torsten; Verity; Zacharias
`);

/** Family names of those who report. */
export const familyNames = words(`
	Abernathy; Bjornstad; Castellane; Dunmore; Eklund; Fairbrother; Gallimore; Hennessy; Ingersoll; Jaworski; Kettering; Lindholm
	Mainwaring; Nakamura; Oyelaran; Pemberton; Quigley; Rasmussen; Sandoval; Thistlewood; Umarov; Valenzuela; Whitcombe; Yarrow
	Zielinska; Achterberg; Brandvold; Cavendish; Delacroix; Echeverria; Fontaine; Gunnarsson; Hallström; Irizarry; Jørgensen
	Kowalczyk; Lagerkvist; Müller; Ndiaye; O’Rourke; Pérez; Ravensdale; Sørensen; Tolliver; Vandermeer; Wetherby; Zimmermann
	Van der Linden; De Souza; Asante-Frimpong; Lloyd-Hughes; Saint-Clair
`);

/** Ranks and forms of address before their names; most have none. */
export const ranks = words(
	"Captain; Capt.; Major; Maj.; Lt-Col.; Commissioner; Colonel; Dr.; Ms.; Mr.; Rev.; Envoy; Lieutenant",
);
