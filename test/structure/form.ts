import { shippedForm } from "../../src/forms/shipped.ts";

const shipped = shippedForm("un-meeting");
if (shipped === null) throw new Error("The built-in form is missing.");

/** The form that parse is tested with. */
export const form = shipped;
