/** The rules between fields that a form may declare, named by the finding that each gives. */
interface CrossFieldShape {
	/** The type that the rule's `field` must have; `any` where it does not matter. */
	readonly field: string;
	/** The type that its `other` field must have; null when it looks at one field alone. */
	readonly other: string | null;
	/** Whether it has bounds: `from`, `to` or both. */
	readonly bounds: boolean;
}

/** What each rule needs; the rule itself lives in `check/rules`. */
export const crossFieldRules = {
	"future-date": { field: "date", other: null, bounds: false },
	"goal-tag-mismatch": { field: "goals", other: "tags", bounds: false },
	"invalid-date": { field: "date", other: null, bounds: true },
	"missing-field": { field: "any", other: "any", bounds: false },
	"reporter-not-present": { field: "people", other: "people", bounds: false },
} as const satisfies Record<string, CrossFieldShape>;

/** The name of a rule between fields. */
export type CrossFieldRuleName = keyof typeof crossFieldRules;

/** All of them, in the order of the alphabet. */
export const crossFieldRuleNames = Object.keys(crossFieldRules) as CrossFieldRuleName[];
