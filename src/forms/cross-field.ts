/** The rules between fields that a form may declare, named by the finding that each gives. */
interface CrossFieldShape {
	/** The type that the rule's `field` must have. */
	readonly field: string;
	/** The type that its `other` field must have; null when it looks at one field alone. */
	readonly other: string | null;
}

/** What each rule needs; the rule itself lives in `check/rules`. */
export const crossFieldRules = {
	"future-date": { field: "date", other: null },
	"goal-tag-mismatch": { field: "goals", other: "tags" },
	"reporter-not-present": { field: "people", other: "people" },
} as const satisfies Record<string, CrossFieldShape>;

/** The name of a rule between fields. */
export type CrossFieldRuleName = keyof typeof crossFieldRules;

/** All of them, in the order of the alphabet. */
export const crossFieldRuleNames = Object.keys(crossFieldRules) as CrossFieldRuleName[];
