/** `--severity CODE=off|info|warning|error[,…]`: how bad kinds of findings are. */
import { isFaultCode } from "../../findings/faults.ts";
import { type Severity, type SeverityMap, severities } from "../../findings/finding.ts";
import { suggest } from "../suggest.ts";

const levels: readonly string[] = ["off", "info", "warning", "error"] satisfies readonly (Severity | "off")[];

/** Reads the words behind `--severity`; the last one about a code counts. A sentence says what is wrong with them. */
export function parseSeverities(words: readonly string[] | undefined): SeverityMap | string {
	const map = new Map<string, Severity | "off">();
	for (const word of (words ?? []).flatMap((list) => list.split(","))) {
		const [code = "", level, ...rest] = word.split("=").map((part) => part.trim());
		const wrong = wrongCode(code) ?? wrongLevel(code, rest.length > 0 ? word : level);
		if (wrong !== null) return wrong;
		map.set(code, level as Severity | "off");
	}
	return map;
}

function wrongCode(code: string): string | null {
	if (!Object.hasOwn(severities, code)) {
		const known = Object.keys(severities);
		return `Unknown code \`${code}\` in \`--severity\`, expected one that \`rapporteur list\` names${suggest(code, known)}`;
	}
	if (!isFaultCode(code)) return null;
	return `Unexpected code \`${code}\` in \`--severity\`, expected one that does not keep the whole job from being done`;
}

function wrongLevel(code: string, level: string | undefined): string | null {
	if (level !== undefined && levels.includes(level)) return null;
	const expected = levels.map((each) => `\`${each}\``).join(", ");
	if (level === undefined || level === "")
		return `Missing level of \`${code}\` in \`--severity\`, expected ${expected}`;
	return `Unknown level \`${level}\` of \`${code}\` in \`--severity\`, expected ${expected}${suggest(level, levels)}`;
}
