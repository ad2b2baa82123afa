import { list } from "./list.ts";

/** What somebody did with words, in the past tense, with its continuation and no full stop. */
export const speechPhrases = list(`
  argued that a law without a budget is only a wish
  drew attention to girls who leave school when the rains fail
  stressed the need for shelters outside the capital
  described how a village had paid for its own well
  reminded the room that the goals run out in 2030
  called for an end to detention of minors
  said that trust cannot be flown in
  spoke about the work of midwives in the delta
  presented the findings of a survey among six hundred households
  explained why so few cases reach the courts
  warned against counting the same family twice
  shared the story of a market that burnt down and was rebuilt by its women
  outlined a plan in five steps
  urged donors to fund what already works
  noted that men are rarely asked about childcare
  highlighted three projects in the north
  pointed out that the forms exist in one language only
  asked everyone to think of the last time they were cold
  emphasised that widows lose their land first
  welcomed the new protocol
  deplored the slow pace of ratification
  suggested a common register of recruiters
  talked about hunger in cities
  gave an overview of migration along the coast
  told of nights spent on a bus station floor
  recalled the promises made in Beijing
  observed that fear keeps people from clinics
  insisted on the right to be heard in one’s own tongue
  questioned whether more summits are needed
  praised the patience of the interpreters
  regretted that so little had changed since the last review
  proposed a fund for legal aid
  reported that attendance had doubled
  concluded that prevention begins at home
  addressed the link between debt and trafficking
  opened with a greeting in Quechua
  thanked the organisers and turned at once to the figures
  made the case for school meals
  introduced a toolkit for congregations
  challenged the audience to name a single rural bank
  compared two districts, one with and one without a road
  admitted that the ministry had been late
  focused on older people in camps
  went through the history of the treaty
  encouraged young people to stand for office
  raised the question of who pays
`);

/** The same in the present tense, as hurried reporters write. */
export const presentSpeech = list(`
  says that the law is there but nobody applies it
  argues for free school meals
  thinks the indicators measure the wrong thing
  calls for a ban on recruitment fees
  explains how the hotline works
  shows slides about river blindness
  wants more women at the table
  tells us about her first day in court
  speaks on housing, very lively
  points to a gap in the data
  warns that the money runs out in May
  asks for patience and for better roads
`);

/** Words of speakers, without quotation marks. */
export const quotations = list(`
  Nobody flees for a hobby
  We were counted, but we were never asked
  A school without a toilet is a school for boys
  Give us the land title and we will do the rest
  The poor are not the problem, poverty is
  You cannot eat a declaration
  My passport lay in somebody else’s drawer for six years
  The cheapest room in the city is a cell
  We do not want to be resilient, we want to be safe
  Peace is made by those who stay
  I did not lose my voice, it was taken from me
  Where there is no road there is no law
  Data is a form of respect
  Children do not wait for the next budget
  It is time to hand over the microphone
  What you call a pilot we call our life
`);

/** Verbs that stand between words and the one who said them. */
export const attributions = list(`
  said
  explained
  insisted
  warned
  concluded
  added
  argued
  remarked
  stated
`);

/** Things that are so, as a clause without capital or full stop. */
export const clauses = list(`
  half of the wells run dry by June
  the new register will cost less than a single summit
  three out of four cases never reach a judge
  women do most of the unpaid work in the valley
  no camp should be older than the children born in it
  the fees are higher than a month’s wage
  hostels for seafarers close one after another
  the ban has simply moved the trade across the border
`);
