/** What tells without reading it that a file is as it was. */

/** Of a file at one time; nanoseconds in decimal digits. */
export interface Stamp {
	readonly size: number;
	readonly mtimeNs: string;
	readonly ctimeNs: string;
}

/** The stamp that a file has by what the system says of it. */
export const stampIn = ({ size, mtimeNs, ctimeNs }: Readonly<Record<keyof Stamp, bigint>>): Stamp => ({
	size: Number(size),
	mtimeNs: String(mtimeNs),
	ctimeNs: String(ctimeNs),
});

/** Whether two stamps say the same; none says nothing. */
export function sameStamp(one: Stamp | null, other: Stamp | null): boolean {
	if (one === null || other === null) return false;
	return one.size === other.size && one.mtimeNs === other.mtimeNs && one.ctimeNs === other.ctimeNs;
}
