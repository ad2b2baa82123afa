/** What every command says to a person, and how: messages, refusals, suggestions, colours. */
import { visiblePath } from "../reporters/visible.ts";
import { edits } from "../text/edits.ts";
import type { ExitCode, StandardOutput, World } from "./world.ts";

/** Set by the build; the sources themselves have no version. */
declare const RAPPORTEUR_VERSION: string | undefined;

/** What `--version` prints. */
export const version: string = typeof RAPPORTEUR_VERSION === "undefined" ? "0.0.0-source" : RAPPORTEUR_VERSION;

/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === "\t" ? found : "\uFFFD"));
}

/** A message on one line, which neither a terminal nor the runner of GitHub Actions obeys. */
export const messageLine = (text: string): string => `${visiblePath(text.trimEnd())}\n`;

/** Says why a command does nothing. */
export const refuse = (world: World, reason: string): ExitCode => refuseAll(world, [`rapporteur: ${reason}`]);

/** Says what is wrong with a file that a command needs, `FILE:LINE:COLUMN: message` on each line. */
export function refuseAll(world: World, lines: readonly string[]): ExitCode {
	for (const line of lines) world.stderr.write(messageLine(line));
	return 2;
}

// More edits are another word, however long it is.
const mostEdits = 3;

/** `; did you mean …?` where one of the known names is near, else "". */
export function suggest(word: string, known: readonly string[]): string {
	const near = known
		.map((name) => ({ name, distance: edits(word.toLowerCase(), name.toLowerCase(), mostEdits) }))
		.filter(({ name, distance }) => distance <= Math.min(mostEdits, Math.max(1, Math.floor(name.length / 3))))
		.sort((left, right) => left.distance - right.distance)[0];
	const begun = known.find((name) => word.length > 1 && name.startsWith(word.toLowerCase()));
	const best = near?.name ?? begun;
	return best === undefined ? "" : `; did you mean \`${best}\`?`;
}

/** Names as a sentence lists them. */
export const quotedList = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** Whether to use colours: as the option says, else as the environment does, else where there is a terminal. */
export function wantsColour(env: World["env"], stream: StandardOutput, color: boolean | undefined): boolean {
	if (color !== undefined) return color;
	if (isSet(env["NO_COLOR"])) return false;
	const forced = env["FORCE_COLOR"];
	return isSet(forced) ? forced !== "0" && forced !== "false" : stream.isTTY;
}

/** Whether a variable of the environment says something. */
export const isSet = (value: string | undefined): value is string => value !== undefined && value !== "";

/** Whether nobody reads any more what is printed. */
export const isDeaf = ({ stdout, stderr }: Pick<World, "stdout" | "stderr">): boolean => stdout.closed || stderr.closed;

/** Lets the streams tell that their reader has gone: a program that never waits would not hear of it. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resume) => setImmediate(resume));
