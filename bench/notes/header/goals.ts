import { between, chance, pick, type Random, sample } from "../random.ts";
import type { Written } from "../written.ts";

/** The goals in their order, as the United Nations call them for short. */
export const goalNames = [
	"No Poverty",
	"Zero Hunger",
	"Good Health and Well-being",
	"Quality Education",
	"Gender Equality",
	"Clean Water and Sanitation",
	"Affordable and Clean Energy",
	"Decent Work and Economic Growth",
	"Industry, Innovation and Infrastructure",
	"Reduced Inequalities",
	"Sustainable Cities and Communities",
	"Responsible Consumption and Production",
	"Climate Action",
	"Life Below Water",
	"Life on Land",
	"Peace, Justice and Strong Institutions",
	"Partnerships for the Goals",
] as const;

/** The name of a goal. */
export const goalName = (number: number): string => goalNames[number - 1] ?? "";

const goalNumbers = goalNames.map((_, at) => at + 1);

/** Some goals, in order. */
export function drawGoals(random: Random): number[] {
	return sample(random, goalNumbers, between(random, 1, 4)).sort((one, other) => one - other);
}

const spoken = (parts: readonly string[]): string =>
	parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.slice(-1).join("")}`;

const writings: readonly ((goals: readonly number[], random: Random) => string)[] = [
	(goals) => goals.join(", "),
	(goals) => goals.join(", "),
	(goals) => spoken(goals.map(String)),
	(goals) => `SDG${goals.length > 1 ? "s" : ""} ${goals.join(", ")}`,
	(goals) => goals.map((goal) => `SDG ${goal}`).join(", "),
	(goals) => goals.map((goal) => `SDG${goal}`).join(" & "),
	(goals) => spoken(goals.map((goal) => `Goal ${goal}`)),
	(goals) => goals.map((goal) => `SDG ${goal} - ${goalName(goal)}`).join("; "),
	(goals) => goals.map((goal) => `SDG ${goal} (${goalName(goal)})`).join(", "),
	(goals, random) => `Goals ${spoken(goals.map(String))}; target ${goals[0]}.${between(random, 1, 3)}`,
];

/** One writing of the goals. */
export function writeGoals(random: Random, goals: readonly number[]): Written<readonly number[]> {
	return { text: pick(random, writings)(goals, random), value: goals };
}

/** The goals as tags, in any order, among others. */
export function goalTags(random: Random, goals: readonly number[]): string[] {
	return sample(random, goals, goals.length).map(
		(goal) => `SDG${goal}${chance(random, 0.9) ? ": " : " - "}${goalName(goal)}`,
	);
}
