/** Notes in which nothing is wrong. */
export const goodNotes = `Date: 2 February 2016
Meeting Organizer: Friends of the Harbour
ISJC Staff Present: Captain Ada Lovell, Jonas Feddersen
Reporter: Jonas Feddersen
Which SDG does this topic cover? 14
Type of meeting: Side event

Brief summary of presentation of information made:

The harbour was dredged twice, and nobody asked the fishers.

What was of particular significance to share with The Salvation Army globally?

The fishers eat at our table every Thursday.

Tags: SDG14: Life Below Water
`;

/** Notes that lack their date. */
export const datelessNotes = goodNotes.replace(/^Date:.*\n/, "");
