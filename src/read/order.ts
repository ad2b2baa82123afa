const surrogate = /[\ud800-\udfff]/;

/** Orders paths by the bytes of their UTF-8, whatever the locale. */
export function compareBytes(left: string, right: string): number {
	// Without surrogates the order of UTF-16 units is that of the bytes, and much cheaper.
	if (surrogate.test(left) || surrogate.test(right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
	return left < right ? -1 : left > right ? 1 : 0;
}
