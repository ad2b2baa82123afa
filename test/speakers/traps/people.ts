import { defineTraps } from "./define.ts";

/** People who are named and say nothing at this meeting. */
export const peopleTraps = defineTraps({
	"quoted-book":
		"A line from the memoirs of Wangari Maathai stood on the first slide. “It is the little things citizens do,” she wrote there, and the room copied it down.",
	"quoted-dead":
		"As Nelson Mandela once said, poverty is made by people and can be undone by people. The sentence was repeated three times in the course of the morning.",
	"quoted-poet":
		"The leaflet ends with two lines by the poet Ocean Adeyemi: “The river has no visa / and still it arrives.”",
	"quoted-founder":
		"William Booth’s words on the ambulance at the foot of the cliff were printed on the bags that we were given.",
	"cited-study":
		"A study by Helena Strand and Ravi Kapoor (2016) found that two thirds of the girls return to school when a bus is paid for. The study covers four districts.",
	"cited-report":
		"The report of the Special Rapporteur, Ms. Urmila Bhoola, was on the table. It lists forty-one recommendations, of which nine have been carried out.",
	"cited-economist": "The graph was taken from Amartya Sen and shows how hunger and democracy exclude each other.",
	"thanked-hosts": "Thanks are due to Mr. Leonard Pascoe and Mrs. Judy Pascoe, who kept the kitchen open until ten.",
	"thanked-interpreter":
		"Warm applause was given to the sign language interpreter, Corinne Vasseur, at the end of the second session.",
	"thanked-bullets":
		"  • Coffee and fruit: Martha Oyelaran\n  • Photographs: Piotr Banach\n  • Chairs put back by the scouts",
	"performed-song":
		"The choir of St. Brendan’s sang “Bridge over Troubled Water”, arranged by Dr. Felix Arbuthnot, with Noemi Castellanos at the piano.",
	"performed-dance":
		"Between the two panels Lakshmi Raghunathan danced a scene from the Ramayana. She was accompanied on the tabla by Ustad Karim Baig.",
	"performed-play":
		"A short play followed, written by Thulani Ndaba and directed by Mary-Beth Connolly. It tells of a bus that never comes.",
	"introduced-left":
		"Ambassador Rolf Kjellberg was introduced to the guests on arrival but had to leave for the Security Council before the session began.",
	"introduced-audience":
		"In the first row sat Lady Pamela Hartwick, the widow of the founder, with her granddaughter Imogen. Neither took the floor.",
	"absent-minister":
		"The Minister of Health, Hon. Patience Lungu, was unable to attend owing to a strike at the airport. Her paper will be posted on the website.",
	"absent-apologies":
		"Apologies had been received from Prof. Dieter Hallmann, Sister Concepta Mbugua and the delegation of Malta.",
	"absent-video":
		"A link to Dr. Sunita Rao in Hyderabad was planned, but the line failed and after ten minutes the attempt was given up.",
	"story-victim":
		"One of the stories was that of Elena, sold at fourteen by a neighbour and found two years later in a flat above a bakery. Her case took nine years in court.",
	"story-family":
		"The life of the fisherman Abdul Karim Mondal was shown in pictures: his boat, his debt, his three sons, the empty house.",
	"story-child": "Little Jomar walks two hours to school. Jomar wants to be a pilot, according to the brochure.",
	"story-refugee":
		"A case file was handed round. Yasmin Haidari fled Herat with her mother in 2021; she now lives in a hostel outside Athens and waits for a number to be called.",
	"honoured-medal":
		"The Medal of Merit was awarded to Mrs. Gertrude Nkemelu for forty years of work among lepers. She received it with tears.",
	"honoured-minute":
		"A minute of silence was kept for Sergio Vieira de Mello and for all who died in the Canal Hotel in Baghdad.",
	"honoured-late":
		"The meeting was dedicated to the memory of the late Rev. Simeon Akpan, first president of the committee.",
	photographed:
		"The photograph on the cover shows Commissioner Ruth Sandvik in front of a soup kitchen, with Captain Eli Brandt at her left.",
	appointed:
		"Ms. Clara Eisenhauer has been appointed Executive Director of the fund and will take up her duties in the autumn. Her predecessor, Tom Barlow, retires.",
	"met-in-corridor": "In the corridor we met Major Wendell Cross and Captain Ada Cross, on their way to another event.",
	"family-of-speaker":
		"A delegate had brought her son Matías, aged four, who slept under the table. Her husband, Ernesto, is a teacher in Cusco.",
	grandmother:
		"A young man from the floor told of his grandmother Nanaina, who could not read and yet knew every boundary stone.",
	"party-to-case":
		"The leading case is that of Mr. Goran Petreski, who was refused a passport on three occasions. The court found in his favour in 2014.",
	portrait: "A portrait of Dag Hammarskjöld hangs over the door. Below it are the names of those who served with him.",
	saint: "The day was the feast of Josephine Bakhita, the patron of victims of slavery, and a candle was lit.",
	history:
		"Eleanor Roosevelt chaired the committee that drafted the Declaration in 1948. Charles Malik and Peng Chun Chang sat on it as well.",
	"president-mentioned":
		"The advisory council which President Obama set up was held up as a model. Survivors sit on it.",
	exhibition:
		"An exhibition of drawings by Rosalind Okonjo fills the lobby. The drawings were made in prison between 1979 and 1983.",
});
