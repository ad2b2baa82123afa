/** Two offsets of a text, the second one exclusive. */
export interface TextSpan {
	readonly start: number;
	readonly end: number;
}
