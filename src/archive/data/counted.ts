/** Numbers as the page shows them, whoever writes them into it. */

/** A number as people write it. */
export const shown = (number: number): string => number.toLocaleString("en");

/** Reports, as many as there are. */
export const reportsIn = (number: number): string => `${shown(number)} ${number === 1 ? "report" : "reports"}`;
