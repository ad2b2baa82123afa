/** Property tests draw the same texts in each run of CI, and others in each run elsewhere. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"]) });
