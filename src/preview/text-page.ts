/** A page that shows a text as it stands: for templates that make no pages. */
export function textPage(text: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Report</title>
<style>
body { margin: 0; padding: 1.5rem; background: Canvas; color: CanvasText }
pre { margin: 0; font: 0.875rem/1.6 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
</head>
<body>
<pre>
${escaped(text)}</pre>
</body>
</html>
`;
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
