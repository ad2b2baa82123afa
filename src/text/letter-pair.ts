/**
 * Two characters as one number, the same for small letters and capitals of ASCII: a look in a set that spares most words
 * being cut out and made small.
 */
export function letterPair(one: number, other: number): number {
	return (one | 32) * 0x10000 + (other | 32);
}
