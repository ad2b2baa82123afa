/** A value as a note writes it, and as its report must have it. */
export interface Written<Value> {
	readonly text: string;
	readonly value: Value;
}
