/** Words that mean something to a reader, to be put into its inputs. */
import { characters, wordless, worthReading } from "../../src/read/documents/rtf-blocks.ts";
import { form } from "./report.ts";

const list = (text: string): string[] =>
	text
		.trim()
		.split(/\s+/)
		.map((word) => word.replaceAll("·", " ").replaceAll("¶", "\n"));

/** A blank stands as `·`, a line end as `¶`. */
const notes =
	list(`•· -· *· o· 1.· 2.· a)· (i)· –· —· ?· :· ¶¶ ···· N/A none 31·Feb·2016 02/03/2016 5,·8 SDG16:· Ms.·Ann·Lee,· Moderator:·
	Director·of·X said __proto__:· constructor:· https://a.org/x -·- (· __`);
const signs = ["\t", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\u202e", "\u0085", "\u0000"];
const labels = [...form.fields, ...form.sections].flatMap(({ label, aliases }) => [
	`${label}:`,
	...aliases.slice(0, 2),
]);

const own: Readonly<Record<string, readonly string[]>> = {
	markdown:
		list(`#· ##· ###· >· \`\`\` ~~~ *** ---¶ ===¶ ** _ \` [a](b) ![a](b) <!--· ·--> \\ |·a·|·b·|¶|---|---|¶ -·[·]· &amp; &#x0; <b>
		[^1] [a]:·b <https://a.org> rapporteur:·1¶ form:·un-meeting¶`),
	html: list(`<p> </p> <br> <table> </table> <tr> <td> <th> <ul> <ol> <li> <dl> <dt> <dd> <h1> <a href="#a"> <div> <span> <pre> <b> </b> <i>
		<script> </script> <style> <template> <svg> <math> <select> <option> <title> <frameset> <!doctype> <!-- --> <![CDATA[ ]]> &nbsp;
		&amp; &#0; &lt; colspan="2" start="7" type="a" value="3" hidden style="mso-list:l0·level1·lfo1" style="display:none"
		<meta·charset=utf-16> class="MsoListParagraph" white-space:pre`),
	docx: list(`<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tab/> <w:br/> <w:tbl> </w:tbl> <w:tr> <w:tc> <w:del> <w:ins> <w:sdt> <w:sdtContent>
		<w:hyperlink> <w:pPr> <w:rPr> <w:numPr> <w:smartTag> <w:txbxContent> <w:drawing> <w:pict> <w:ilvl·w:val="1"/> <w:numId·w:val="1"/>
		<w:gridSpan·w:val="2"/> <w:vMerge/> <w:footnoteReference·w:id="2"/> <w:pStyle·w:val="Heading1"/> <w:instrText>
		<w:fldChar·w:fldCharType="begin"/> <w:sym·w:char="F0B7"/> <mc:AlternateContent> ¶@@·word/styles.xml¶ ¶@@·word/numbering.xml¶
		¶@@·word/footnotes.xml¶ ¶@@·word/_rels/document.xml.rels¶`),
	odt: list(`<text:p> </text:p> <text:h> <text:span> <text:list> <text:list-item> <text:a> <text:tab/> <text:line-break/> <table:table>
		<table:table-row> <table:table-cell> <table:table-header-rows> <text:note> <text:note-body> <text:s·text:c="3"/> <office:annotation>
		<draw:frame> <draw:text-box> <text:note-citation> <text:tracked-changes> <text:section> <text:list-header> text:start-value="4"
		text:style-name="P1" text:continue-numbering="true" ¶@@·styles¶`),
	pdf: list(`BT· ·ET¶ /F·10·Tf· /F·20·Tf· ·Td· ·TD· ·Tm· ·T*· ·Tj· ·TJ· ·Tr· ·Ts· ·Tw· ·Tz· q· ·Q· ·cm· 60·700·Td· 0·-14·Td· (a·b)·Tj·
		[(a)·-600·(b)]·TJ· BI·ID·EI· /Span·<</ActualText·(x)>>·BDC· ·EMC· /X·Do· 1·0·0·1·60·60· %PDF-1.7¶ ·0·obj¶ endobj¶ << >> /Type/Page
		/Kids[ /Parent· /Contents· /Length· stream¶ endstream trailer /Filter/FlateDecode /Filter[/ASCIIHexDecode] /ObjStm /Encrypt· /Annots[
		/AcroForm /Rotate·90 startxref¶ %%EOF`),
	reports:
		list(`rapporteur:·1 form:·un-meeting date:· title:· organizer:· staff: reporter: sdgs:· type:· links: tags: ··-·name:· ····role:·
		····honorific:· null true raw:· |-¶ >¶ &a· *a !!str· ?· {} [] <!--·unclassified·{"label":"Venue","after":"type"}·-->¶
		<!--·/unclassified·-->¶ "markdown":· "unclassified":·[ "sections":·{ "fields":·{ "heading":· "after":· "type": "children":·[
		"position":·{ "offset":· \\u003e`),
	rtf: [
		...list(`\\row· \\trowd· \\intbl· \\u8211? \\uc0· \\uc2· \\bin5· {\\*\\ \\'e9 \\ansicpg1251· \\f1· \\fcharset2· \\v· \\deleted· \\plain· \\upr·
			\\ls1· \\ilvl1· \\field \\fldrslt·`),
		...[...characters.keys(), ...wordless, ...worthReading].map((word) => `\\${word} `),
	],
};

/** Words for the inputs of a reader. */
export const wordsFor = (reader: string): readonly string[] => [...(own[reader] ?? []), ...notes, ...signs, ...labels];
