/** Turns any value into text that is nothing but words at one kind of place. */
export type Escape = (value: unknown) => string;
