/** The library and its peer, loaded into one process. */
import { pathToFileURL } from "node:url";
import { peerProgram } from "../peers/folder.ts";
import { libraryUrl } from "./places.ts";

/** What is measured of the library: the built one, as anybody imports it. */
export type Library = Pick<typeof import("../../src/index.ts"), "process" | "render">;

/** The library. */
export async function loadLibrary(): Promise<Library> {
	const library: typeof import("../../src/index.ts") = await import(libraryUrl);
	return library;
}

/** markdown-it, as it renders without options. */
export async function loadMarkdownIt(): Promise<(text: string) => string> {
	const { render }: { render: (text: string) => string } = await import(pathToFileURL(peerProgram("render")).href);
	return render;
}
