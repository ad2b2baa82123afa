/** What the words of Rich Text mean to a reader of its words. */

/** Characters that are spelt as words or signs. */
export const characters: ReadonlyMap<string, string> = new Map([
	["tab", "\t"],
	["line", "\n"],
	["lbr", "\n"],
	["page", "\n"],
	["column", "\n"],
	["emdash", "—"],
	["endash", "–"],
	["emspace", "\u2003"],
	["enspace", "\u2002"],
	["qmspace", "\u2005"],
	["bullet", "•"],
	["lquote", "‘"],
	["rquote", "’"],
	["ldblquote", "“"],
	["rdblquote", "”"],
	["~", "\u00a0"],
	["_", "\u2011"],
	["\\", "\\"],
	["{", "{"],
	["}", "}"],
	["zwj", "\u200d"],
	["zwnj", "\u200c"],
	["rtlmark", "\u200f"],
	["ltrmark", "\u200e"],
]);

/** Groups whose words are no part of the text. */
export const wordless: ReadonlySet<string> = new Set(
	`author bkmkend bkmkstart buptim category colorschememapping colortbl comment company creatim datafield datastore
	defchp defpap doccomm docvar filetbl fontemb fontfile footer footerf footerl footerr footnotesep ftncn ftnsep ftnsepc
	generator header headerf headerl headerr hlinkbase info keycode keywords latentstyles listname listoverridetable
	listpicture listtable manager mmathPr nextfile nonshppict objdata objclass operator pgptbl picprop private printim
	protusertbl pwd revtbl revtim rsidtbl rxe sp stylesheet subject tc template themedata title txe userprops wgrffmtfilter
	xe xmlnstbl atnid atnauthor atndate annotation atnicn atnref atrfstart atrfend nextfile fname falt panose`.split(
		/\s+/,
	),
);

/** Groups that a reader may skip, as the `\*` before them says, and that hold words all the same. */
export const worthReading: ReadonlySet<string> = new Set(
	"footnote ud shpinst shptxt do dptxbxtext fldinst shppict pict pntext listtext".split(" "),
);

/** Encodings by the number of a font's character set. */
export const charsets: ReadonlyMap<number, string> = new Map([
	[77, "macintosh"],
	[128, "shift_jis"],
	[129, "euc-kr"],
	[134, "gbk"],
	[136, "big5"],
	[161, "windows-1253"],
	[162, "windows-1254"],
	[163, "windows-1258"],
	[177, "windows-1255"],
	[178, "windows-1256"],
	[186, "windows-1257"],
	[204, "windows-1251"],
	[222, "windows-874"],
	[238, "windows-1250"],
]);

/** Symbol fonts have bullets where others have letters. */
export const symbolCharset = 2;

const codePages: ReadonlyMap<number, string> = new Map([
	[866, "ibm866"],
	[874, "windows-874"],
	[932, "shift_jis"],
	[936, "gbk"],
	[949, "euc-kr"],
	[950, "big5"],
	[10000, "macintosh"],
	[10007, "x-mac-cyrillic"],
	[65001, "utf-8"],
]);

/** The encoding of a code page; windows-1252 where nothing is known of it. */
export function codePage(number: number): string {
	return codePages.get(number) ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : "windows-1252");
}
