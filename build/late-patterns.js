// Makes the patterns of a module when they are first used: V8 looks up the classes of Unicode (`\p{L}`) when a pattern is
// made, not when it is used, which took 4 ms at each start; and most notes never ask for most of them.
import { readFile } from "node:fs/promises";
import ts from "typescript";

/** An esbuild plugin for the program. */
export const latePatterns = {
	name: "late-patterns",
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
			return { contents: withLatePatterns(await readFile(path, "utf8")), loader: "ts" };
		});
	},
};

/** The text of a module, with functions in place of the constants that hold patterns and that it keeps to itself. */
export function withLatePatterns(text) {
	if (!/\\p\{|new RegExp\(/.test(text)) return text;
	const file = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest, true);
	const identifiers = identifiersIn(file);
	const edits = file.statements.filter(holdsPattern).flatMap(({ declarationList }) => {
		const [{ name }] = declarationList.declarations;
		const uses = identifiers.filter((each) => each.text === name.text && each !== name).map(useOf);
		if (uses.includes(null)) return [];
		return [...lateDeclaration(declarationList, declarationList.declarations[0]), ...uses.flat()];
	});
	return edited(text, edits);
}

function holdsPattern(statement) {
	if (!ts.isVariableStatement(statement) || statement.modifiers !== undefined) return false;
	const { flags, declarations } = statement.declarationList;
	const [{ name, initializer }] = declarations;
	return (
		(flags & ts.NodeFlags.Const) !== 0 && declarations.length === 1 && ts.isIdentifier(name) && isDear(initializer)
	);
}

/** Patterns without such classes take a few microseconds. */
function isDear(value) {
	if (ts.isNewExpression(value)) return value.expression.getText() === "RegExp";
	return (ts.isRegularExpressionLiteral(value) || ts.isCallExpression(value)) && value.getText().includes("\\p{");
}

/** Two edits, since what stands between them may hold the use of another pattern. */
function lateDeclaration(list, { name: { text }, initializer }) {
	const by = `let ${text}$; const ${text} = () => (${text}$ ??= `;
	return [
		{ start: list.getStart(), end: initializer.getStart(), by },
		{ start: initializer.getEnd(), end: initializer.getEnd(), by: ")" },
	];
}

function identifiersIn(file) {
	const found = [];
	const visit = (node) => {
		if (ts.isIdentifier(node)) found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/** What is to stand in place of an identifier, if anything; null where the name means something else than the constant. */
function useOf(node) {
	const { parent } = node;
	const place = { start: node.getStart(), end: node.getEnd() };
	if (ts.isShorthandPropertyAssignment(parent)) return [{ ...place, by: `${node.text}: ${node.text}()` }];
	if (parent.propertyName === node || (parent.name === node && isMember(parent))) return [];
	return parent.name === node || ts.isTypeNode(parent) ? null : [{ ...place, by: `${node.text}()` }];
}

const isMember = (node) =>
	ts.isPropertyAccessExpression(node) || ts.isObjectLiteralElement(node) || ts.isTypeElement(node);

/** The edits are made from the end on, so that the places of the others stay. */
function edited(text, edits) {
	return edits
		.sort((one, other) => other.start - one.start)
		.reduce((now, { start, end, by }) => now.slice(0, start) + by + now.slice(end), text);
}
