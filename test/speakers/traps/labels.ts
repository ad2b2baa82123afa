import { defineTraps } from "./define.ts";

/** Lines that look like labels, speakers' headings or names and are none. */
export const labelTraps = defineTraps({
	"label-venue":
		"Venue: Church Center, Second Floor\n\nTime: 10 to 12\n\nAbout eighty people came, most of them young.",
	"label-note":
		"Note: slides will be sent to all who signed the list.\n\nKey point: prevention is cheaper than rescue.",
	"label-theme": "Theme: Water, Women, Work\n\nThe discussion went back and forth between the three.",
	"label-actions": "Next steps: a working group in May\n\nDeadline: 14 June\n\nContact: see the list at the door",
	"label-languages":
		"Languages: English, French, Spanish\n\nInterpretation: two booths\n\nNobody used the third channel.",
	"topic-headings":
		"Climate Justice\n\nIslands lose ground each year.\n\nFaith, Hope and Policy\n\nCongregations were asked to plant trees.",
	"topic-heading-dash":
		"Social Protection – Lessons Learned\n\n  • cash works\n  • vouchers do not\n\nHuman Trafficking – Labour Exploitation\n\n  • fees",
	"topic-heading-comma":
		"Health, Education and Work\n\nThe three belong together.\n\nMigration, Head and Heart\n\nA game with cards was played.",
	"topic-bullets": "  • Early Childhood: more nurses\n  • Higher Education: fewer fees\n  • Rural Youth: radio lessons",
	"topic-numbered":
		"  1. Violence at Home: the law of 2010\n  2. Violence at Work: no law yet\n  3. Street Lighting: cheap and useful",
	"place-bullets": "  • Cape Town – rain harvested on roofs\n  • Addis Ababa – a tram\n  • Rio Grande – fish are back",
	"place-headings": "Buenos Aires, Argentina\n\n  • 40 food banks\n\nDar es Salaam, Tanzania\n\n  • two new wells",
	dates:
		"Monday, 14 March\n\nOpening and films.\n\nTuesday, 15 March\n\nGroups of eight. Good Friday falls early this year.",
	agenda: "10:00 Welcome\n10:30 First Panel\n11:30 Coffee Break\n12:00 Open Floor",
	"programme-note": "New York, March: the snow kept many away. The General Debate was moved to the afternoon.",
	"quotation-unsigned": "“No data, no duty.”\n\n“Nothing about us without us.”\n\nThese two stood on the wall.",
	"quotation-body": "“We leave no one behind” (2030 Agenda). “All human beings are born free” (Universal Declaration).",
	capitals:
		"KEY MESSAGES\n\nMore Money, Fewer Words\n\nGood laws exist. Good Samaritan clauses protect those who help.",
	virtues: "Hope, Grace and Mercy were the words on the three banners. Hope hung crooked.",
	documents: "Beijing Declaration, Platform for Action\n\n  • twelve areas\n\nAddis Ababa Action Agenda\n\n  • finance",
});
