/** What the architecture test needs to know of a source file. */
import ts from "typescript";

/** A function and how many lines it takes. */
export interface FunctionSize {
	readonly name: string;
	readonly line: number;
	readonly lines: number;
}

/** A parsed source file. */
export interface SourceFile {
	/** Below src, with `/`. */
	readonly path: string;
	/** Module specifiers of all imports and re-exports, type-only and dynamic ones too. */
	readonly imports: readonly string[];
	readonly functions: readonly FunctionSize[];
	readonly lines: number;
	/** `process.…` and `console.…`, with their lines. */
	readonly globals: readonly string[];
	/** Words in regular expressions, with their lines. */
	readonly patternWords: readonly string[];
}

/** Parses one file. */
export function sourceFile(path: string, text: string): SourceFile {
	const root = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const imports: string[] = [];
	const functions: FunctionSize[] = [];
	const globals: string[] = [];
	const patternWords: string[] = [];
	const lineOf = (offset: number): number => root.getLineAndCharacterOfPosition(offset).line + 1;
	const visit = (node: ts.Node): void => {
		const specifier = specifierOf(node);
		if (specifier !== null) imports.push(specifier);
		if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
			const line = lineOf(node.getStart());
			functions.push({ name: node.name?.getText() ?? "anonymous", line, lines: lineOf(node.end) - line + 1 });
		}
		const used = globalOf(node);
		if (used !== null) globals.push(`${used} in line ${lineOf(node.getStart())}`);
		for (const word of wordsOfPattern(node)) patternWords.push(`${word} in line ${lineOf(node.getStart())}`);
		ts.forEachChild(node, visit);
	};
	visit(root);
	return { path, imports, functions, globals, patternWords, lines: text.split("\n").length - 1 };
}

function specifierOf(node: ts.Node): string | null {
	if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
		return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
	}
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
		return node.argument.literal.text;
	}
	if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return null;
	const [argument] = node.arguments;
	return argument !== undefined && ts.isStringLiteral(argument) ? argument.text : null;
}

function globalOf(node: ts.Node): string | null {
	if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return null;
	const { text } = node.expression;
	return text === "process" || text === "console" ? `${text}.${node.name.text}` : null;
}

/** Four letters or more in a row: not escapes, names of groups, classes, flags, nor one letter again and again. */
function wordsOfPattern(node: ts.Node): string[] {
	const letters = patternOf(node)
		.replaceAll("\\\\", "\\")
		.replace(/\\(?:p\{\w+\}|k<\w+>|.)|\(\?<\w+>|\[[^\]]*\]/gis, " ");
	return (letters.match(/\p{L}{4,}/gu) ?? []).filter((word) => !/^(.)\1*$/u.test(word));
}

function patternOf(node: ts.Node): string {
	if (ts.isRegularExpressionLiteral(node)) return node.text.slice(0, node.text.lastIndexOf("/"));
	const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
	return isText && ts.findAncestor(node, isNewPattern) !== undefined ? node.getText() : "";
}

const isNewPattern = (node: ts.Node): boolean => ts.isNewExpression(node) && node.expression.getText() === "RegExp";
