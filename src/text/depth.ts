/** Limits for nesting: deeper than people write, and less than would break the libraries. */

/** Lists and quotes, where nobody says otherwise. */
export const defaultMaxDepth = 100;

/** The most that can be asked for: every reader and every renderer still has stack to spare. */
export const greatestDepth = 200;

/** Elements, groups and values: a list in a page takes several of them. */
export const markupDepth = (lists: number): number => 5 * lists;
