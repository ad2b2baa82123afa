/** Data files beside the page: loaded as scripts, since a page from a disk may not read files in another way. */

declare global {
	interface Window {
		rapporteurArchive?: (name: string, fingerprint: string, text: string) => void;
	}
}

const waiting = new Map<string, (fingerprint: string, text: string) => void>();

window.rapporteurArchive = (name, fingerprint, text) => {
	waiting.get(name)?.(fingerprint, text);
	waiting.delete(name);
};

const { fingerprint = "" } = document.documentElement.dataset;

/** The text of a data file. The page's policy lets scripts in that this one asks for, and no others. */
export function loadData(name: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (reason: string): void => reject(new Error(`${name}.js ${reason}`));
		waiting.set(name, (own, text) => {
			if (own === fingerprint) resolve(text);
			else fail("belongs to another version of this page: load the page again");
		});
		const script = document.createElement("script");
		// The fingerprint keeps a browser from taking an older file out of its cache.
		script.src = `catalogue.data/${name}.js?${fingerprint}`;
		script.onerror = () => fail("could not be loaded: it belongs beside this page, in the folder catalogue.data");
		script.onload = () => script.remove();
		document.head.append(script);
	});
}
