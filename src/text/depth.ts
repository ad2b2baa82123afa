/** How deep things may stand in each other: what no person writes, and what would break the libraries that read it. */

/** Lists and quotes, where nobody says otherwise. */
export const defaultMaxDepth = 100;

/** The most that can be asked for: every reader and every renderer still has stack to spare. */
export const greatestDepth = 200;

/** Elements, groups and values: a list in a page takes several of them. */
export const markupDepth = (lists: number): number => 5 * lists;
