declare module "html-encoding-sniffer" {
	/** The encoding that a page declares, by its WHATWG name as it is written there: `windows-1252`, `UTF-8`. */
	function sniff(bytes: Uint8Array, options: { readonly defaultEncoding: string }): string;
	export = sniff;
}
