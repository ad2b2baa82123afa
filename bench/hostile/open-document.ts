/** Hostile OpenDocument texts. */
import { odtFiles } from "../../test/read/documents/saved.ts";
import { between, pick, type Random } from "../notes/random.ts";
import { archive, type Entry, packedBlanks } from "./archive.ts";
import { laughs, outerEntity } from "./entities.ts";
import type { HostileKind } from "./kind.ts";

function odt(body: string, ...others: readonly Entry[]): Uint8Array {
	const own = Object.entries(odtFiles(body)).map(([name, content]) => ({ name, content }));
	return archive([...own.filter(({ name }) => others.every((other) => other.name !== name)), ...others]);
}

const words = (random: Random): string => `<text:p>Note ${between(random, 1, 99_999)}</text:p>`;
const millions = 200;
const deep = 10_000;

/** All kinds of them. */
export const hostileOpenDocument: readonly HostileKind[] = [
	{
		what: "a bomb that tells its size",
		extension: "odt",
		refused: "too-large",
		make: (random) =>
			odt(words(random), {
				name: "Pictures/a.png",
				content: packedBlanks(millions),
				packed: true,
				size: millions * 1_000_000,
			}),
	},
	{
		what: "a bomb that hides its size",
		extension: "odt",
		refused: "undecodable",
		make: (random) =>
			odt("", { name: "content.xml", content: packedBlanks(millions), packed: true, size: between(random, 1, 1000) }),
	},
	{
		what: "entities that multiply",
		extension: "odt",
		refused: "undecodable",
		make: (random) => odt("", { name: "content.xml", content: Buffer.from(laughs(random, "office:document-content")) }),
	},
	{
		what: "an entity from elsewhere",
		extension: "odt",
		refused: "undecodable",
		make: (random) =>
			odt("", {
				name: pick(random, ["content.xml", "styles.xml"]),
				content: Buffer.from(outerEntity(random, "office:document-content")),
			}),
	},
	{
		what: "a way out of the archive",
		extension: "odt",
		refused: "undecodable",
		make: (random) =>
			odt(words(random), { name: pick(random, ["../x", "/x", "a/../../x"]), content: new Uint8Array() }),
	},
	{
		what: "an entry behind a password",
		extension: "odt",
		refused: "undecodable",
		make: (random) => odt("", { name: "content.xml", content: Buffer.from(words(random)), flags: 1 }),
	},
	{
		what: "elements in elements",
		extension: "odt",
		refused: "too-deep",
		make: () => odt("<text:section>".repeat(deep) + "</text:section>".repeat(deep)),
	},
	{
		what: "blanks by the billion",
		extension: "odt",
		refused: null,
		make: (random) => odt(`<text:p>a<text:s text:c="${between(random, 1, 9)}000000000"/>b</text:p>`),
	},
];
