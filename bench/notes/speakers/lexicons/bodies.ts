import { list, words } from "./list.ts";

const organizations = list(`
  the International Organization for Migration
  the World Health Organization
  the International Labour Organization
  the Office of the High Commissioner for Human Rights
  the UN Population Fund (UNFPA)
  the World Food Programme
  the Food and Agriculture Organization
  the Inter-Parliamentary Union
  the International Committee of the Red Cross
  the Committee on the Rights of the Child
  the African Union Commission
  the European Disability Forum
  the Global Fund for Women
  the Women’s Refugee Commission
  the Harbour Trust
  the Institute for Family Law
  the Open Rivers Network
  the Widows’ Rights Alliance
  the Centre for Rural Data
  the Young Farmers’ Union
  the Bar Association of Lagos
  the Coalition of Domestic Workers
  the Cities Alliance
  the Asia Pacific Forum on Women, Law and Development
  the Foundation for Clean Water
  the City of Rotterdam
  the Ministry of Justice
  the Green Belt Collective
  HelpAge International
  UN Women
  UNICEF
  UNHCR
  UNESCO
  UN-Habitat
  ECPAT
  World Vision
  Islamic Relief Worldwide
  Amnesty International
  Oxfam GB
  Equality Now
  Soroptimist International
  Radio Don Bosco
  Terre des Hommes
  Girls Not Brides
  Doctors for the World
`);

const communities = list(`
  the Lutheran World Federation
  the World Council of Churches
  the Congregation of St. Clare
  the Baha’i International Community
  the Mission to Seafarers
  the National Council of Churches in India
  the Salvation Army World Service Office
  the Islamic Centre of Queens
  the Tri-State Interfaith Council
  the Hindu Temple of Durban
  Caritas Internationalis
  Religions for Peace
`);

const universities = list(`
  the University of Ghana
  the University of São Paulo
  the London School of Economics
  the Graduate Institute in Geneva
  Columbia University
  Makerere University
  King’s College London
`);

/** Bodies by the kind of people who belong to them, as they stand after `of`, so with their article where they take one. */
export const bodiesByKind = {
	work: organizations,
	lived: organizations,
	faith: communities,
	learning: universities,
} as const;

/** All bodies, countries not included. */
export const bodies: readonly string[] = [...organizations, ...communities, ...universities];

/** Short names of bodies that stand before a title. */
export const acronyms = words(
	"UNICEF; UNHCR; UN Women; UNDP; WHO; ILO; UNAIDS; IOM; UNODC; Oxfam; Caritas; ECPAT; World Vision; UNFPA; World Bank",
);

/** Countries as they stand after `of`. */
export const countries = words(`
  Kenya; Ghana; the Gambia; Sierra Leone; Malawi; South Africa; Tunisia; Egypt; Jordan; the Philippines; Viet Nam; Japan; Bangladesh
  Sri Lanka; Nepal; Kazakhstan; Georgia; Ukraine; Poland; Portugal; Ireland; Norway; the Netherlands; Costa Rica; Chile; Peru
  Trinidad and Tobago; Canada; Fiji; Tonga; New Zealand; Chad; the United Arab Emirates; the Holy See
`);
