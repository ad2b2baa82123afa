/** Features of decisions: each is a hash of the template that made it and of the keys that it saw. */

/** A list of features that grows; `ids` holds `count` of them. */
export interface Features {
	ids: Int32Array;
	count: number;
}

/** An empty list. */
export function newFeatures(): Features {
	return { ids: new Int32Array(1024), count: 0 };
}

/** Adds the feature of a template over up to three keys. */
export function add(features: Features, template: number, first = 0, second = 0, third = 0): void {
	push(features, hash3(Math.imul(template, 0x9e3779b1) ^ first, second, third));
}

/** Adds a feature that exists already, in another role: what a mention's surroundings say of her, say of her words too. */
export function addAs(features: Features, role: number, id: number): void {
	push(features, mix(id ^ Math.imul(role, 0x27d4eb2f)));
}

function push(features: Features, id: number): void {
	if (features.count === features.ids.length) {
		const ids = new Int32Array(features.ids.length * 2);
		ids.set(features.ids);
		features.ids = ids;
	}
	features.ids[features.count++] = id;
}

/** One number for three. */
export function hash3(first: number, second: number, third: number): number {
	let hash = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second;
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ third;
	return mix(hash);
}

function mix(value: number): number {
	let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
	hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
	return (hash ^ (hash >>> 16)) | 1;
}

/** Numbers templates by their names, from `first` on. */
export function numbered<const Names extends readonly string[]>(
	names: Names,
	first: number,
): { readonly [N in Names[number]]: number } {
	return Object.fromEntries(names.map((name, index) => [name, first + index])) as {
		readonly [N in Names[number]]: number;
	};
}

/** A count as one of a few steps. */
export function step(count: number): number {
	return count <= 3 ? count : count <= 5 ? 5 : count <= 8 ? 8 : count <= 12 ? 12 : 20;
}
