import { list, words } from "../speakers/lexicons/list.ts";

/** Series of meetings: what a folder is called, and what kinds of meeting there are in it. */
export const series: readonly { readonly folder: string; readonly kinds: readonly string[] }[] = [
	{
		folder: "csw",
		kinds: words("CSW Side Event; CSW Parallel Event; Official Round Table of CSW; CSW Opening Session"),
	},
	{
		folder: "hlpf",
		kinds: words("HLPF Side Event; Voluntary National Review; Thematic Review; High Level Political Forum"),
	},
	{ folder: "committees", kinds: words("Monthly committee meeting; NGO Committee; Working lunch; Planning meeting") },
	{ folder: "briefings", kinds: words("Briefing; DPI/NGO Briefing; Briefing by the Secretariat; Breakfast briefing") },
	{
		folder: "general assembly",
		kinds: words("UN High Level Meeting; Informal dialogue; Interactive hearing; Third Committee"),
	},
	{ folder: "geneva", kinds: words("Human Rights Council; Panel discussion; Expert workshop; Informal consultation") },
	{
		folder: "other meetings",
		kinds: words("Webinar; Seminar; Film and discussion; Conference; Book launch; Round table"),
	},
];

/** What a meeting may be about, as it stands in titles, tags and names of files. */
export const subjects = list(`
	Clean Cookstoves
	Street Vendors
	Birth Registration
	School Meals
	Night Shelters
	Seafarers
	Rural Midwives
	Land Titles
	Debt Bondage
	Widows
	Refugee Housing
	Microcredit
	Prison Reform
	Safe Streets
	River Blindness
	Domestic Workers
	Child Soldiers
	Urban Gardens
	Deaf Education
	Community Radio
	Seed Banks
	Elder Care
	Youth Parliaments
	Fair Trade
	Forced Marriage
	Ocean Plastics
	Mobile Clinics
	Night Schools
	Bonded Labour
	Disaster Relief
	Food Markets
	Sign Language
	Sports for Girls
	Village Courts
	Walking to School
	Water Points
`);

/** Tags that are no goals. */
export const freeTags = list(`
	United Nations
	Human Rights
	Advocacy
	Women
	Children
	Older People
	Human Trafficking
	Migration
	Disability
	Indigenous Peoples
	Faith and Development
	Civil Society
`);

/** Where meetings are held. */
export const rooms = list(`
	Church Center
	UN Headquarters
	Palais des Nations
	Baha’i Centre
	Scandinavia House
	Armenian Convention Center
	Ford Foundation
	Salvation Army Auditorium
`);
