/** Puts the paragraphs of Rich Text into rows and tables: each tells only of itself whether it stands in one. */
import type { DocumentBlock, DocumentCell, DocumentRow } from "./document.ts";

/** Takes paragraphs and the ends of cells and rows, in their order. */
export interface RtfRows {
	add(block: DocumentBlock, inTable: boolean): void;
	endCell(): void;
	endRow(): void;
	blocks(): readonly DocumentBlock[];
}

/** Begins with no blocks. */
export function rtfRows(): RtfRows {
	const body: DocumentBlock[] = [];
	let rows: DocumentRow[] = [];
	let cells: DocumentCell[] = [];
	let cell: DocumentBlock[] = [];
	const endCell = (): void => {
		cells.push({ blocks: cell, header: false });
		cell = [];
	};
	const endRow = (): void => {
		if (cell.length > 0) endCell();
		if (cells.length > 0) rows.push(cells);
		cells = [];
	};
	const endTable = (): void => {
		endRow();
		if (rows.length > 0) body.push({ kind: "table", rows });
		rows = [];
	};
	return {
		add(block, inTable) {
			if (inTable) cell.push(block);
			else {
				endTable();
				body.push(block);
			}
		},
		endCell,
		endRow,
		blocks() {
			endTable();
			return body;
		},
	};
}
