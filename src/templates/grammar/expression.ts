/** Values as templates write them, read strictly: Liquid itself passes over whatever it does not understand. */
import { type Tokenizer, TypeGuards, type ValueToken } from "liquidjs";
import { Misplaced } from "../syntax/syntax.ts";

/** A filter and what it is given. */
export interface FilterCall {
	readonly name: string;
	/** Where its name starts in the file. */
	readonly begin: number;
	readonly args: readonly ValueToken[];
}

/** What stands in `{{ … }}`, behind `if` or behind `=`. */
export interface Expression {
	readonly begin: number;
	readonly operands: readonly ValueToken[];
	/** Whether it is the answer to a question, such as `a == b`. */
	readonly compared: boolean;
	readonly filters: readonly FilterCall[];
}

/** Reads a value with its filters, up to the end of its braces. Throws `Misplaced`, counted from the start of the file. */
export function readExpression(tokenizer: Tokenizer): Expression {
	tokenizer.skipBlank();
	const begin = tokenizer.p;
	const operands: ValueToken[] = [];
	let operator = "";
	let compared = false;
	for (const token of tokenizer.readExpressionTokens()) {
		const isOpen = operands.length === 0 || operator !== "";
		if (TypeGuards.isOperatorToken(token)) {
			if (isOpen !== (token.operator === "not")) throw unexpected(token.getText(), token.begin, operand);
			operator = token.operator;
			compared = true;
		} else {
			if (!isOpen) throw unexpected(token.getText(), token.begin, goesOn);
			if (TypeGuards.isValueToken(token)) operands.push(sound(token));
			operator = "";
		}
	}
	if (operator !== "") throw new Misplaced(`Missing value behind \`${operator}\``, "one to compare with", tokenizer.p);
	if (operands.length === 0) throw nothing(tokenizer);
	return { begin, operands, compared, filters: readFilters(tokenizer) };
}

const operand = "a value, or `not`";
const goesOn = "`==`, `!=`, `<`, `>`, `<=`, `>=`, `contains`, `and`, `or`, a filter behind `|`, or the end";

/** Reads a single value without filters. Throws `Misplaced`. */
export function readOperand(tokenizer: Tokenizer): ValueToken {
	const token = tokenizer.readValue();
	if (token === undefined || !TypeGuards.isValueToken(token)) throw nothing(tokenizer);
	return sound(token);
}

/** What stands at a place, where something else should be. */
export function unexpected(text: string, offset: number, expected: string): Misplaced {
	const [word = ""] = /^\S{0,40}/.exec(text.trim()) ?? [];
	return new Misplaced(`Unexpected \`${word}\``, expected, offset);
}

/** Throws `Misplaced` unless all was read. */
export function readEnd(tokenizer: Tokenizer, expected: string): void {
	tokenizer.skipBlank();
	if (!tokenizer.end()) throw unexpected(tokenizer.remaining(), tokenizer.p, expected);
}

function nothing(tokenizer: Tokenizer): Misplaced {
	tokenizer.skipBlank();
	if (tokenizer.end()) return new Misplaced("Missing value", "one such as `title`", tokenizer.p);
	return unexpected(tokenizer.remaining(), tokenizer.p, "a value such as `title`");
}

function readFilters(tokenizer: Tokenizer): FilterCall[] {
	const filters: FilterCall[] = [];
	for (tokenizer.skipBlank(); !tokenizer.end(); tokenizer.skipBlank()) {
		if (tokenizer.peek() !== "|") throw unexpected(tokenizer.remaining(), tokenizer.p, goesOn);
		tokenizer.advance();
		const name = tokenizer.readIdentifier();
		if (name.size() === 0) throw new Misplaced("Missing filter behind `|`", "its name", name.begin);
		filters.push({ name: name.getText(), begin: name.begin, args: readArguments(tokenizer) });
	}
	return filters;
}

function readArguments(tokenizer: Tokenizer): ValueToken[] {
	const args: ValueToken[] = [];
	tokenizer.skipBlank();
	while (tokenizer.peek() === (args.length === 0 ? ":" : ",")) {
		tokenizer.advance();
		args.push(readOperand(tokenizer));
		tokenizer.skipBlank();
	}
	return args;
}

/** A value that is whole: quotes closed, a name behind each dot. */
function sound(token: ValueToken): ValueToken {
	const text = token.getText();
	if (TypeGuards.isQuotedToken(token) && (text.length < 2 || text.at(-1) !== text[0])) {
		throw new Misplaced("Missing end of a text", `its quote \`${text[0]}\``, token.begin);
	}
	if (TypeGuards.isRangeToken(token)) for (const end of [token.lhs, token.rhs]) sound(end);
	if (!TypeGuards.isPropertyAccessToken(token)) return token;
	if (text.endsWith(".")) throw new Misplaced("Missing name behind `.`", "one such as `fields.date`", token.end);
	for (const part of token.props) {
		if (part.size() === 0) throw new Misplaced("Missing name in `[]`", "a name in quotes, or a number", part.begin);
		if (TypeGuards.isValueToken(part)) sound(part);
	}
	return token;
}
