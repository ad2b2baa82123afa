/** Files that the build puts in as they are: `import … with { type: "text" }`. */
declare module "*.css" {
	const text: string;
	export default text;
}
