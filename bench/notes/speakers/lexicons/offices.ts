import type { Kind } from "./honorifics.ts";
import { list, words } from "./list.ts";

/** Offices by kind; `{}` is where the country goes, the others are joined to a body or stand alone. */
export const officesByKind = {
	state: list(`
    Permanent Representative of {} to the United Nations
    Deputy Permanent Representative of {}
    Permanent Observer of {} to the United Nations in Geneva
    Ambassador of {} to Ethiopia
    Minister of Gender and Social Protection of {}
    Minister for Women, Children and Youth of {}
    Deputy Minister of Labour, {}
    Minister of State for Migration, {}
    Vice-Minister of Rural Development of {}
    Attorney General of {}
    Speaker of the National Assembly of {}
    Second Secretary at the Mission of {}
    Chargé d’affaires, Permanent Mission of {}
    former Prime Minister of {}
    Ombudsperson of {}
    Chief Statistician of {}
    Special Envoy of {} for Oceans
    Member of Parliament from {}
    Counsellor for Human Rights at the Embassy of {}
    Head of the Border Police of {}
  `),
	work: words(`
    Executive Director; Deputy Director; Programme Officer; Senior Policy Adviser; Head of Advocacy; Chief Economist; Founder
    Co-Founder and President; Regional Coordinator for the Sahel; Research Fellow; Professor of Social Work; Lecturer in Refugee Law; Chair of Gender Studies
    Campaign Manager; Legal Counsel; Country Director; Communications Officer; Data Scientist; Main NGO Representative; Board Member
    Youth Ambassador; Director of Survivor Services; Chief, Child Protection; Special Adviser on Disability; Secretary General
    Project Lead; Head of the Geneva Office; Humanitarian Affairs Officer; Senior Lecturer; Vice President for Public Affairs; Chairperson
  `),
	faith: words(`
    Chaplain; Main Representative to the United Nations; General Secretary; President; Director of Anti-Trafficking Work
    Territorial Secretary for Women’s Ministries; Parish Worker; Moderator of the Synod; Interfaith Officer; Vice-President; Dean of Studies; Treasurer
  `),
	lived: list(`
    survivor of trafficking
    retired nurse from Tamale
    student from La Paz
    garment worker in Phnom Penh
    parent of four from Gaza
    community health worker
    farmer from the Mekong Delta
    fifteen-year-old activist from Manila
    deaf poet and teacher
    refugee from South Sudan
    domestic worker and trade unionist
    rickshaw driver from Vrindavan
    founder of a night school in Apia
    reporter with a local radio station
  `),
} as const satisfies Record<Kind, readonly string[]>;

/** Short titles of office that stand right before a name, `UNICEF` and the like not included. */
export const stateTitles = words(`
  Health Minister; Deputy Prime Minister; Minister of Education; Vice President; UN Secretary-General; UN Deputy High Commissioner
  Foreign Minister; UN Special Rapporteur; State Secretary; Mayor; Deputy Minister of Labour; High Commissioner for Human Rights
`);

/** Short titles that follow the short name of a body: `UNICEF Deputy Director`. */
export const workTitles = words(`
  Executive Director; Deputy Director; Regional Director; Programme Manager; Chief of Staff; Goodwill Ambassador; Senior Adviser
  Country Representative; spokesperson; President; youth delegate
`);

/** All offices, whatever their kind. */
export const offices: readonly string[] = [
	...new Set([...Object.values(officesByKind).flat(), ...stateTitles, ...workTitles]),
];
