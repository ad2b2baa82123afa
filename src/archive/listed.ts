/** What the archive keeps of every report until all are read. */
export interface Listed {
	readonly title: string;
	/** EDTF; "" where there is none. */
	readonly date: string;
	/** Of its main page, below the archive. */
	readonly path: string;
	/** Its further pages. */
	readonly further: readonly string[];
}
