/** A form that somebody named for some files. */
export interface FormRule {
	/** Takes an absolute path. */
	readonly fits: (file: string) => boolean;
	/** The name of a shipped form; null where `file` says more. */
	readonly name: string | null;
	/** The absolute path of the form's file; null for a shipped one. */
	readonly file: string | null;
	/** The folder that the file must stay in; null where the file may lie anywhere. */
	readonly within: string | null;
}
