/** The archive page: loads the reports, shows what the address asks for, and then loads the index of words. */
import type { ReportsData } from "../../data/shapes.ts";
import { catalogueOf } from "../catalogue.ts";
import { loadData } from "./data-files.ts";
import { listen } from "./listen.ts";
import { searcher } from "./search-box.ts";
import { tell, viewOf } from "./view.ts";

async function run(): Promise<void> {
	const catalogue = catalogueOf(JSON.parse(await loadData("reports")) as ReportsData);
	const search = searcher(catalogue);
	const view = viewOf(catalogue, search);
	await view.follow();
	document.documentElement.dataset["ready"] = "reports";
	listen(view);
	await search.grow();
	document.documentElement.dataset["ready"] = "words";
	if (view.state.query !== "") await view.again();
}

run().catch(tell);
