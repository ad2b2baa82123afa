/** Entities of HTML (`&nbsp;`), as copied from a page. */

// Named ones by their endings, since `Research &development; sales` holds none.
const entity =
	/&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[sb]dquo|[lr]aquo|[nm]dash|hellip|bull|middot|copy|reg|trade|euro|pound|cent|yen|sect|para|deg|plusmn|times|divide|frac\d\d|szlig|[AaOo][Ee]lig|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron))$/;
const longestEntity = 12;

/** Whether a semicolon that parts something stands at an offset; that of an HTML entity, as copied from a page, does not. */
export function isSemicolon(text: string, at: number): boolean {
	return text[at] === ";" && !entity.test(text.slice(Math.max(0, at - longestEntity), at));
}
