import { defineTraps } from "./define.ts";

/** Bodies, countries and the unnamed who speak, and names that have become those of things. */
export const bodyTraps = defineTraps({
	"ngo-plan":
		"Plan International presented its work in Nepal. Plan International stressed that bicycles cost less than buses.",
	"ngo-save": "Save the Children said that one in six children lives near a front line, and called for safe corridors.",
	"ngo-hrw":
		"Human Rights Watch, New York, reported on the conditions in detention. Human Rights Watch asked for access to all camps.",
	"ngo-mercy":
		"Mercy Corps, World Vision and Grace International agreed to share their data. Mercy Corps offered to host the server.",
	"ngo-bullets":
		"  • Save the Children: schools in tents\n  • Plan International: girls’ clubs in nine districts\n  • Terre des Hommes: hotline, day and night",
	"country-sierra-leone":
		"Sierra Leone, co-chair of the group, said that its registers had been burnt. Costa Rica and El Salvador supported the amendment.",
	"country-list":
		"Statements were made by Jordan, Chad, Georgia, Israel, San Marino and Saint Lucia. Jordan spoke on behalf of the Arab Group.",
	"country-headings":
		"Sierra Leone\n\n  • new law on land\n  • women may inherit\n\nTrinidad and Tobago\n\n  • shelters in both islands",
	"delegate-unnamed":
		"The delegate of Kenya asked who would pay. The representative of the European Union replied that a fund was being set up, and a trade unionist laughed.",
	"minister-unnamed":
		"The Minister of Education said that free schooling had doubled the classes. The Permanent Representative of Norway welcomed this.",
	"moderator-unnamed":
		"The moderator opened the session and asked each panellist for one sentence. The chair closed it at six.",
	"survivor-unnamed":
		"“I was nobody’s daughter”, said a young woman who did not give her name. Another survivor nodded.",
	"voice-from-floor":
		"A man from Manila asked about typhoons; a student wanted to know what she could do at home; a lady in the third row spoke of her church.",
	"law-name":
		"The Palermo Protocol and the William Wilberforce Act of 2008 were compared article by article. The Leahy Law came up in passing.",
	"law-child": "Megan’s Law was said to have had no effect, and the Jessica Lunsford Act little more.",
	"prize-name": "The Vaclav Havel Prize and the Sakharov Prize were mentioned as ways to protect defenders.",
	"hotel-name":
		"Lunch was taken at the Hotel Roosevelt and the afternoon session at the Dorothy Day House, two streets away.",
	"foundation-name":
		"The Clinton Foundation, the Ford Foundation and the Bill and Melinda Gates Foundation have announced a joint programme on nutrition.",
	"street-name":
		"The march went from Martin Luther King Boulevard to Ralph Bunche Park, where it was met by the police.",
	"university-name":
		"Students of Johns Hopkins and of Sarah Lawrence College had come by bus. They held up cards with numbers on them.",
	"song-title": "We all sang “Amazing Grace” and “Hey Jude”, the second with more conviction.",
	"film-title": "The film “Eyes of Amara” was shown without its last ten minutes. It won a prize in Locarno.",
	"storm-name":
		"Hurricane Maria destroyed the roofs in 2017, Cyclone Idai the fields in 2019. Maria is still spoken of as if she were a person.",
	"ship-name": "The rescue ship Alan Kurdi was held in port for five months. The captain was fined.",
	"hospital-name":
		"Catherine Booth Hospital reports four thousand deliveries a year; the Evangeline Booth clinic reports nine hundred.",
	"report-says": "The Stern Review, the Brundtland report and the Marmot inquiry all say the same: waiting costs more.",
	"salvation-army":
		"The Salvation Army offered its halls as places of registration. General Assembly resolution 70/179 was cited as the basis.",
});
