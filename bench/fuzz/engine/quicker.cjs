// Loaded by the engine before the program: its counters cost several times what they count. The same counts, through the
// bytes themselves; and numbers that are compared are not told, for our readers ask for words, not for magic numbers.
const { coverageTracker, tracer } = globalThis.Fuzzer;
const counts = coverageTracker.coverageMap;

coverageTracker.incrementCounter = (edge) => {
	const count = counts[edge];
	counts[edge] = count === 255 ? 1 : count + 1;
};

const compared = {
	"==": (left, right) => left == right,
	"===": (left, right) => left === right,
	"!=": (left, right) => left != right,
	"!==": (left, right) => left !== right,
	">": (left, right) => left > right,
	">=": (left, right) => left >= right,
	"<": (left, right) => left < right,
	"<=": (left, right) => left <= right,
};

tracer.traceNumberCmp = (left, right, operator) => compared[operator](left, right);
