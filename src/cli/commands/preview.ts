/** `preview`: opens a page with the report of notes, and keeps it up to date until somebody ends it. */
import { resolve } from "node:path";
import { inLanguage } from "../../findings/finding.ts";
import { shippedMessages } from "../../forms/shipped.ts";
import { openPreview } from "../../preview/server.ts";
import { lostCauses } from "../../preview/watch.ts";
import { isReadAgain, kindOf } from "../../read/load.ts";
import { baseSettings, languagesOf, listOf, type RawOptions } from "../options.ts";
import { refusal, refuseBroken, tellAll } from "../output.ts";
import { openConfigsFor } from "../prepare.ts";
import { type PreviewSettings, previewInTime } from "../preview-job.ts";
import { type ExitCode, ended, type World } from "../world.ts";

/** Runs `preview` until it is ended, and resolves to its exit code. */
export async function preview(file: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const settings = settingsOf(file, raw, world);
	const unfit = unfitFile(file, world) ?? unfitTemplate(raw);
	if (unfit !== null) throw refusal(unfit);
	const configs = await openConfigsFor(settings, world.cwd);
	await configs.load([resolve(world.cwd, file)]);
	refuseBroken(configs.broken());
	const messages = shippedMessages(languagesOf(raw, world).people);
	const readAgain = async () => {
		const state = await previewInTime(settingsOf(file, raw, world), world);
		return { ...state, findings: inLanguage(state.findings, messages) };
	};
	const first = await readAgain();
	const lost = lostCauses(first, world.cwd);
	if (lost.length > 0) return tellAll(lost, world);
	const interruption = world.interruption();
	const heading = { file, template: raw.to ?? usual };
	const opened = await openPreview(heading, first, readAgain);
	world.stdout.write(`${opened.address}\n`);
	world.stderr.write("The preview runs until Ctrl-C.\n");
	if (raw.open !== false) world.browse(opened.address);
	try {
		return await Promise.race([ended(interruption), opened.failed]);
	} finally {
		await opened.close();
	}
}

const usual = "html";

/** Computed each time, because a preview may run past midnight. */
function settingsOf(file: string, raw: RawOptions, world: World): PreviewSettings {
	const path = resolve(world.cwd, file);
	return { ...baseSettings(raw, world), file, path, template: raw.to ?? usual, untrusted: raw.untrusted ?? false };
}

function unfitFile(file: string, { cwd }: World): string | null {
	if (file === "-") return "Standard input is read once. Name a file.";
	if (file === "") return "The argument is empty. Name a file.";
	const path = resolve(cwd, file);
	if (kindOf(path) === "folder") return `\`${file}\` is a folder. Name a file.`;
	if (kindOf(path) === null || isReadAgain(path)) return null;
	return `\`${file}\` is a pipe or a device. Name a file that can be read again.`;
}

function unfitTemplate({ to }: RawOptions): string | null {
	const [first, second] = listOf(to ?? null);
	if (first === "") return "`-t` is empty. Name a template.";
	return second === undefined ? null : `Second template \`${second}\` in \`-t\`. Name one.`;
}
