/** Notes whose words would do harm where they were taken for anything but words. */
import { goodNotes } from "../cli/notes.ts";

const script = "</script><script>window.ran=true</script>";
const image = "<img src=x onerror=window.ran=true>";

/** By their paths. */
export const hostileNotes: Readonly<Record<string, string>> = {
	"javascript:window.ran=true;.txt": goodNotes,
	"a.txt": goodNotes
		.replace("Friends of the Harbour", `${script} ${image}`)
		.replace("SDG14: Life Below Water", `__proto__; constructor; ${script}; toString`),
	"b.txt": goodNotes
		.replace("Side event", `=HYPERLINK("https://evil.example";"x")`)
		.replace("Reporter: Jonas Feddersen", `Reporter: "><svg onload=window.ran=true>`),
	"c.txt": goodNotes.replace("dredged twice", `dredged\u2028twice ${script} \${window.ran=true} __proto__`),
};
