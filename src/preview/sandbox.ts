/**
 * What a report may do, said by its frame and by the server. No script runs in it, whoever wrote it and whatever a template
 * let through. It is of the page's origin, so that the page can keep the place to which it is scrolled.
 */
export const reportSandbox = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
