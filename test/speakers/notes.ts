/** A whole note, as a reporter hands it in, round one summary. */
export const noteFrom = (summary: string): string => `Date of Meeting: 15 March 2022

Meeting Organizer: NGO Committee on Ageing

ISJC Staff Present: Captain Elsbeth Rüegg

Reporter: Captain Elsbeth Rüegg

Which SDG does this topic cover? 3, 8

Type of meeting: NGO parallel event

Brief summary of presentation of information made

${summary}

What was of particular significance to share with The Salvation Army globally?

  • Local congregations can be a first place of refuge, and the material is free to use.

Web links for more information

Tags: United Nations, SDG3: Good Health and Well-being, SDG8: Decent Work and Economic Growth
`;
