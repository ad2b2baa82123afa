/** The rule below the heads of a table in Markdown: `| --- | :-: |`. */
export const tableRule = /^(?=[^-]*-)(?=[^|]*\|)[\s|:-]+$/;

/** A text that may hold one. */
export const ruledText = /-:?[ \t]{0,9}\||\|[ \t]{0,9}:?-/;
