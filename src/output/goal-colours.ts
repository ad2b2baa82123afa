/** Colours of goals, and of text on them. */

/** The colour of a goal, `#RRGGBB`, and the one of text that reads best on it. */
export interface GoalColours {
	readonly ground: string;
	readonly text: string;
}

/** The colours of a goal from a form; null for an invalid colour, which must not get into a page. */
export function goalColours(ground: string | null): GoalColours | null {
	if (ground === null || !/^#[0-9a-f]{6}$/i.test(ground)) return null;
	const [black, white] = ["#101418", "#ffffff"];
	return { ground, text: contrast(ground, white) >= contrast(ground, black) ? white : black };
}

/** Contrast as WCAG 2 counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [first, second] = [luminance(one), luminance(other)];
	return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
