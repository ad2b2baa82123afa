/** What browsers may do with what the server sends. */

/** Of everything: nobody else may keep it, frame it or be told its address. */
export const commonHeaders = {
	"cache-control": "no-store",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
} as const;

/** Of the page: its own script and style, and nothing from elsewhere. */
export const pagePolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	"frame-src 'self'",
	"img-src data:",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join("; ");

/**
 * What a report may do. No script runs in it, whoever wrote it and whatever a template let through. It is of the
 * page's origin, so that the page can keep the place to which it is scrolled.
 */
export const reportSandbox = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** Of the report, the sandbox included: it holds also where the report is opened outside the page. */
export const reportPolicy = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"img-src data:",
	"font-src data:",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'self'",
	`sandbox ${reportSandbox}`,
].join("; ");
