/** Names in an output folder that are no reports. */

/** What a config is called. */
export const configName = "rapporteur.config.yaml";

/** Whether a file is called as the manifest of a run is, or that of a shard. */
export const isManifest = (name: string): boolean => /^manifest(?:\.\d+-of-\d+)?\.jsonl$/.test(name);

/** Names that the archive keeps for itself at the top of an output folder: for no file, and for no folder of reports. */
const reserved =
	/^(?:(?:index\.html|manifest(?:\.\d+-of-\d+)?\.jsonl|catalogue\.(?:csv|data|jsonl|xml)|feed\.xml|sitemap(?:-\d+)?\.xml)(?:\/|$)|catalogue\.[^./]+$)/i;

/** Those that `archive` writes, as it writes them. */
const madeByArchive =
	/^(?:index\.html|catalogue\.(?:csv|jsonl|xml)|feed\.xml|sitemap(?:-\d+)?\.xml|catalogue\.data\/[\w-]+\.js)$/;

const mark = String.raw`\.[1-9]\d{0,5}-of-[1-9]\d{0,5}`;

const draft = new RegExp(String.raw`^\.rapporteur/drafts(?:${mark})?/\.rapporteur-[\da-f-]+\.tmp$`);

/** Whether a file is a report that waits until it is whole, as a run leaves it that is killed. */
export const isDraft = (name: string): boolean => draft.test(name);

/** The account of runs: no other file has a place in its folder. */
const kept = new RegExp(
	[
		String.raw`^manifest(?:MARK)?\.jsonl$`,
		String.raw`^\.rapporteur/(?:state(?:MARK)?\.tsv(?:NEW)?|manifest(?:MARK)?\.jsonlNEW|copy\.(?:new|\d+\.old))$`,
		String.raw`^\.rapporteur/lock(?:MARK)?(?:\.OWNER)?/OWNER$`,
	]
		.join("|")
		.replaceAll("MARK", mark)
		.replaceAll("NEW", String.raw`\.[\da-f]{36}\.new`)
		.replaceAll("OWNER", String.raw`\d+@[\w.-]*~\w+`),
);

/** Whether a name is kept for the archive itself, or one of those, or hidden, in which programs keep what they obey. */
export const isReserved = (name: string): boolean =>
	reserved.test(name) || /(?:^|\/)\./.test(name) || obeyed.test(name);

/** Whether a folder contains data that the page of an archive loads. */
export const isDataOfPage = (name: string): boolean => name === "catalogue.data";

/** Whether a file belongs to a page, a catalogue or a feed, which are not in the manifest. */
export const isMadeByArchive = (name: string): boolean => madeByArchive.test(name);

/** Whether a file keeps account of runs, by the very name that they give it. */
export const isKept = (name: string): boolean => kept.test(name);

/** Whether this program obeys what a file of this name says, in any folder. */
export const isObeyed = (name: string): boolean => obeyed.test(name);

/** Whether this program looks for something else under a name, in any folder. */
export const hasMeaning = (name: string): boolean =>
	obeyed.test(name) || isMadeByArchive(name) || isKept(name) || isDraft(name);

const obeyed =
	/(?:^|\/)(?:rapporteur\.config\.yaml|template\.yaml|people\.yaml|\.gitignore|\.rapporteurignore|manifest(?:\.\d+-of-\d+)?\.jsonl)$/i;
