/** A PDF without the moment at which it was made, so that the same page gives the same bytes; its parts stay in place. */
export function undated(pdf: Uint8Array): Uint8Array {
	// In a title, a bracket has a backslash before it, so nothing but the dates themselves can look like this.
	const dates = /\/(?:CreationDate|ModDate) \(D:\d{14}[^()]{0,8}\)/g;
	const text = Buffer.from(pdf).toString("latin1");
	const end = text.indexOf("endobj");
	const head = text.slice(0, end).replace(dates, (date) => " ".repeat(date.length));
	return Buffer.concat([Buffer.from(head, "latin1"), pdf.subarray(end)]);
}
