import { type Finding, isFault, optionalCodes, type SeverityMap } from "../findings/finding.ts";

/** Findings with severities from the maps; the first map with a code decides. Faults do not change. */
export function applySeverities(findings: readonly Finding[], maps: readonly SeverityMap[]): readonly Finding[] {
	const speaking = maps.filter(({ size }) => size > 0);
	if (speaking.length === 0) return findings;
	return findings.flatMap((finding) => {
		const severity = speaking.find((map) => map.has(finding.code))?.get(finding.code);
		if (severity === undefined || isFault(finding)) return [finding];
		return severity === "off" ? [] : [{ ...finding, severity }];
	});
}

/** The codes that are switched off. */
export function offCodes(maps: readonly SeverityMap[]): ReadonlySet<string> {
	const codes = maps.flatMap((map) => [...map.keys()]);
	return new Set(codes.filter((code) => maps.find((map) => map.has(code))?.get(code) === "off"));
}

/** The optional codes that the maps ask for. */
export function askedCodes(maps: readonly SeverityMap[]): ReadonlySet<string> {
	const asked = new Set<string>();
	for (const map of maps) for (const code of map.keys()) if (optionalCodes.includes(code)) asked.add(code);
	if (asked.size > 0) for (const code of offCodes(maps)) asked.delete(code);
	return asked;
}
