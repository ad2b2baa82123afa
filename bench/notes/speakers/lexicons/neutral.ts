import { list } from "./list.ts";

/** What a reporter notes of the room and the hour; nobody is named. */
export const sceneSentences = list(`
  The room was full and several people sat on the floor.
  A handbook in three languages lay at the door.
  Interpretation was provided in Spanish and French.
  Questions from the floor turned mostly on money.
  A short film was shown, but the sound failed twice.
  The Sustainable Development Goals were mentioned in nearly every contribution.
  A working group will meet again in the autumn.
  Coffee was served at the back of the room.
  The session began twenty minutes late.
  There was broad agreement that prevention is cheaper than rescue.
  Some delegates left early for the General Debate.
  A break of ten minutes followed.
  Participants were asked to write one word on a card.
  A map on the wall showed the routes across the Mediterranean.
  One delegation asked for the floor and then withdrew.
  The event closed with a moment of silence.
  Garment factories in Dhaka were cited on several occasions.
  A question about trade unions went unanswered.
  The slides will be sent to all who signed the list.
  Trust was the word heard most often during the afternoon.
`);

/** What any speaker may have said, as a fact; nobody is named. */
export const factSentences = list(`
  Half of the clinics in the district have no running water.
  Girls walk an average of six kilometres to the nearest secondary school.
  The Convention has been in force since 2003, yet few States report on time.
  Funding has fallen for the third year in a row.
  In rural areas a birth certificate may cost a week’s wages.
  Only nine of the 47 countries have a national plan.
  Child marriage rises wherever the harvest fails.
  Local congregations often know of a case long before the police do.
  The data stop in 2011 and nobody expects a new survey before 2020.
  Shelters in the capital are full by nine in the evening.
  Remittances are larger than aid, and less is written about them.
  The Security Council has taken up the matter only once.
  Older women are missing from most of the statistics.
  Debt service takes more of the budget than schools and hospitals together.
  Recruiters ask for a fee that takes two years to earn back.
  Where the well is near, attendance is higher.
  The New York Declaration was said to be long on hope and short on dates.
  Every third household in the camp is headed by a child.
  Mobile phones have changed how traffickers find their victims.
  The law was passed, the budget was not.
  Teachers in the north have not been paid since March.
  The Nairobi office has trained four hundred volunteers.
  Boys drop out as well, though for other reasons.
  Disability was left out of the first draft.
  Cash grants were found to work better than vouchers.
  The Sahel loses an area the size of Belgium every few years.
  Faith-based groups run a large part of the hospitals there.
  Midwives travel by boat in the wet season.
  The pandemic undid ten years of progress in eighteen months.
  Indigenous languages are hardly taught beyond the second grade.
  Two thirds of the jobs in the valley are informal.
  Nobody could say how many people live along the railway line.
  The Optional Protocol is still short of ratifications.
  Prisons in the region hold twice the number they were built for.
  An online survey had drawn eleven thousand answers.
  Seed banks were named as an example of what small sums can do.
  Early warning saves lives only when the road is open.
  Men and boys must be part of the answer.
  Tax havens cost the poorest countries more than they receive in aid.
  Legal aid reaches one applicant in twelve.
  The Geneva meeting had come to much the same conclusion.
  Housing costs drive families to the edge of the city.
  No one had foreseen how fast the river would rise.
  The Ombudsman’s office received six thousand complaints in a year.
  Community radio reaches villages which the internet does not.
  Sports clubs in Kingston serve as a place of first contact.
`);

/** Whole sentences in which nobody is named. */
export const neutralSentences: readonly string[] = [...sceneSentences, ...factSentences];

/** Jotted points, as they stand in a bullet. */
export const fragments = list(`
  more women in local councils
  link between drought and early marriage
  70% of care work is unpaid
  Pilot in three districts, results due in June
  Mombasa: 40 new clinics in two years
  need for better data!
  Training of police and border guards
  SDG 5 cannot be reached without SDG 4
  schools as safe places
  Budget lines, not promises
  Best practice from Rwanda and Uruguay
  no birth certificate = no school
  Mental health is still a taboo
  laws exist, enforcement does not
  Lima: street vendors have their own savings bank
  cash transfers of 30 dollars a month
  Listen to survivors first
  Housing first, then work
  New app for reporting abuse, free of charge
  climate finance does not reach villages
  Problem: nobody owns the land title
  one in four girls misses school each month
  churches opened their halls during the flood
  Works with 300 volunteers
  Fathers’ groups, very popular
  Access to credit for women farmers
  Early help costs less
  UN reform must reach the field
`);
