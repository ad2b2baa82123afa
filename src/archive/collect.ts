/** Takes the reports of an archive in, one after the other: into the catalogues, the facets and the index of words. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import { catalogues } from "./catalogues/index.ts";
import type { CatalogueContext } from "./catalogues/catalogue.ts";
import { type Entry, entryOf } from "./entry.ts";
import { type FacetSet, facetSet } from "./facets.ts";
import { type WordIndex, wordIndex } from "./index-words.ts";
import type { Listed } from "./listed.ts";
import type { ManifestEntry } from "./manifest-entry.ts";
import { passagesOf } from "./passages.ts";
import { type ChangedOutput, readReport, type ReportContext } from "./read-report.ts";
import { openWholeFile, type WholeFile } from "./whole-file.ts";
