/** Which tag may stand in which: every block is closed, by its own end. */
import type { Slip } from "../syntax/syntax.ts";

/** Follows the blocks of a file. */
export interface Nesting {
	/** Whether a tag is to be read: not inside a comment, nor where it can't stand, which is told. */
	takes(name: string, offset: number): boolean;
	/** Whether what stands here is never looked at. */
	isSilent(): boolean;
	/** Tells of blocks that are left open. */
	end(): void;
}

interface Open {
	readonly name: string;
	readonly offset: number;
	/** Whether its `else` has been. */
	over: boolean;
}

const parts: Readonly<Record<string, readonly string[]>> = {
	if: ["elsif", "else"],
	unless: ["elsif", "else"],
	case: ["when", "else"],
	for: ["else"],
	capture: [],
	comment: [],
	raw: [],
};

/** Starts outside all blocks. */
export function nesting(tell: (slip: Slip) => void): Nesting {
	const open: Open[] = [];
	const isSilent = (): boolean => open.at(-1)?.name === "comment";
	const close = (name: string, offset: number): void => {
		const at = open.findLastIndex((block) => `end${block.name}` === name);
		const last = open.at(-1);
		if (last === undefined || at === -1)
			tell({ message: `Unexpected \`{% ${name} %}\``, expected: startOf(name, last), offset });
		else if (at === open.length - 1) open.pop();
		else for (const block of open.splice(at).slice(1)) tell(leftOpen(block));
	};
	return {
		isSilent,
		takes(name, offset) {
			if (isSilent() && name !== "endcomment") return false;
			if (Object.hasOwn(parts, name)) open.push({ name, offset, over: false });
			else if (name.startsWith("end")) close(name, offset);
			else {
				const slip = misplaced(name, open);
				if (slip !== null) tell({ ...slip, offset });
				return slip === null;
			}
			return true;
		},
		end() {
			for (const block of open) tell(leftOpen(block));
		},
	};
}

function startOf(name: string, last: Open | undefined): string {
	if (last !== undefined) return `\`{% end${last.name} %}\``;
	return `\`{% ${name.slice(3)} … %}\` before it`;
}

const leftOpen = ({ name, offset }: Open): Slip => ({
	message: `Missing \`{% end${name} %}\``,
	expected: `it behind this \`{% ${name} %}\``,
	offset,
});

/** `else` and its kin belong to the block around them, `break` to the loop. */
function misplaced(name: string, open: readonly Open[]): Omit<Slip, "offset"> | null {
	const block = open.at(-1);
	if (name === "break" || name === "continue") {
		if (open.some((each) => each.name === "for")) return null;
		return { message: `Unexpected \`{% ${name} %}\``, expected: "it inside `{% for %}`" };
	}
	if (!["else", "elsif", "when"].includes(name)) return null;
	if (block === undefined || !parts[block.name]?.includes(name)) {
		const homes = Object.keys(parts).filter((each) => parts[each]?.includes(name));
		const expected = `it inside ${homes.map((each) => `\`{% ${each} %}\``).join(", ")}`;
		return { message: `Unexpected \`{% ${name} %}\``, expected };
	}
	if (block.over)
		return { message: `Unexpected \`{% ${name} %}\` behind \`{% else %}\``, expected: `\`{% end${block.name} %}\`` };
	block.over = name === "else";
	return null;
}
