/** What a further page of a report is called: what its name has that the main page's has not (`a.letter.html`). */
export function linkLabel(path: string, main: string): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const stem = main.slice(main.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
	return name.startsWith(`${stem}.`) ? name.slice(stem.length + 1).replace(/\.[^.]*$/, "") : name;
}
