import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";

/** The two commands about templates; `make` prepares a command for the world. */
export function defineTemplate(
	command: Command,
	{ world, done, make }: { readonly world: World; readonly done: Done; readonly make: (name: string) => Command },
): Command {
	const check = make("check")
		.description("Check a template: its files, its names, and where it prints what.")
		.argument("<path>", "the folder or the file of a template, or its name")
		.option("--form <name|path>", "the form whose fields and sections it may name")
		.addHelpText("after", "\nExample:\n  rapporteur template check templates/letter");
	check.action(async (path: string) => {
		const { checkTemplate } = await import("./template-check.ts");
		done(await checkTemplate(path, check.optsWithGlobals<RawOptions>(), world));
	});
	const create = make("new")
		.description("Start a template of your own as a copy of a built-in one, in the folder `templates`.")
		.argument("<name>", "what it is to be called: small letters, digits and dashes")
		.option("--from <template>", "the built-in template to copy")
		.addHelpText("after", "\nExample:\n  rapporteur template new letter --from html-brief");
	create.action(async (name: string) => {
		const { newTemplate } = await import("./template-new.ts");
		done(await newTemplate(name, create.optsWithGlobals<RawOptions>(), world));
	});
	return command
		.description("Check templates, and start your own.")
		.addCommand(check)
		.addCommand(create)
		.action(() => {
			command.outputHelp();
			done(2);
		});
}
