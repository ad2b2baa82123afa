/** HTML entities in notes that were copied from a page: their semicolon parts nothing. */

// Named ones by their endings, since `Research &development; sales` holds none.
const entity =
	/&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[sb]dquo|[lr]aquo|[nm]dash|hellip|bull|middot|copy|reg|trade|euro|pound|cent|yen|sect|para|deg|plusmn|times|divide|frac\d\d|szlig|[AaOo][Ee]lig|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron))$/;

const longest = 12;

/** Whether the semicolon at an offset ends an entity. */
export function endsEntity(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - longest), at);
	return before.includes("&") && entity.test(before);
}
