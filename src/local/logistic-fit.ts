/** One example of a logistic model: which columns it shows, each with its value, and whether it is one of the kind. */
export interface Row {
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly target: 0 | 1;
  /** How much the example counts. */
  readonly weight: number;
  /** Log-odds that are given, and that the weights only add to: an offset. */
  readonly known: number;
}

/** How many of the last steps the curvature is estimated from: L-BFGS's m. */
const MOST_CORRECTIONS = 12;
const MOST_STEPS = 500;
/** Converged: no part of the gradient is larger than this for each row. */
const FLAT = 1e-6;
/** A step is taken when it brings this share of what the gradient promises (Armijo's condition, c1). */
const ENOUGH_DECREASE = 1e-4;
/** No shorter step is tried: the loss cannot be lowered further in this precision. */
const SHORTEST_STEP = 1e-10;
/** A step along which the gradient hardly changes says nothing of the curvature. */
const FLATTEST_CURVATURE = 1e-12;

/**
 * Fits the weights of a logistic model that is regularised by a penalty of its own on each weight's square (`penalty`, one
 * entry a column, above zero), by L-BFGS with backtracking (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and
 * 3.1). The loss is strictly convex: there is one best set of weights, and `start` only shortens the way to it. Sums are
 * plain and in a fixed order, so that the same rows give the same weights, bit for bit.
 */
export function fitLogistic(
  rows: readonly Row[],
  penalty: Float64Array,
  start = new Float64Array(penalty.length),
): Float64Array {
  const size = penalty.length;
  let at = start;
  let gradient = new Float64Array(size);
  let loss = lossAndGradient(at, gradient);
  const corrections: {
    readonly step: Float64Array;
    readonly gradientChange: Float64Array;
    readonly scale: number;
  }[] = [];
  for (let round = 0; round < MOST_STEPS; round += 1) {
    if (gradient.reduce((most, part) => Math.max(most, Math.abs(part)), 0) < FLAT * rows.length) break;
    const direction = searchDirection();
    const descent = dot(direction, gradient);
    let stepLength = corrections.length === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    for (;;) {
      const next = at.map((value, index) => value + stepLength * (direction[index] ?? 0));
      const nextGradient = new Float64Array(size);
      const nextLoss = lossAndGradient(next, nextGradient);
      if (nextLoss <= loss + ENOUGH_DECREASE * stepLength * descent) {
        remember(next, nextGradient);
        [at, gradient, loss] = [next, nextGradient, nextLoss];
        break;
      }
      stepLength /= 2;
      if (stepLength < SHORTEST_STEP) return at;
    }
  }
  return at;

  /** The loss at these weights; its gradient is added to `into`, which comes filled with zeros. */
  function lossAndGradient(weights: Float64Array, into: Float64Array): number {
    let total = 0;
    for (const row of rows) {
      const { columns, values, target, weight } = row;
      const sum = logOdds(row, weights);
      const error = weight * (1 / (1 + Math.exp(-sum)) - target);
      total += weight * (Math.log1p(Math.exp(-Math.abs(sum))) + Math.max(0, target === 1 ? -sum : sum));
      for (let i = 0; i < columns.length; i += 1) {
        const column = columns[i] ?? 0;
        into[column] = (into[column] ?? 0) + error * (values[i] ?? 0);
      }
    }
    for (let i = 0; i < size; i += 1) {
      const weight = weights[i] ?? 0;
      total += ((penalty[i] ?? 0) * weight * weight) / 2;
      into[i] = (into[i] ?? 0) + (penalty[i] ?? 0) * weight;
    }
    return total;
  }

  /** Keeps what a step taught of the curvature, in the place of what the oldest one did. */
  function remember(next: Float64Array, nextGradient: Float64Array): void {
    const step = next.map((value, index) => value - (at[index] ?? 0));
    const gradientChange = nextGradient.map((value, index) => value - (gradient[index] ?? 0));
    const curvature = dot(step, gradientChange);
    if (curvature <= FLATTEST_CURVATURE) return;
    corrections.push({ step, gradientChange, scale: 1 / curvature });
    if (corrections.length > MOST_CORRECTIONS) corrections.shift();
  }

  /** Where to go next: the gradient downhill, bent by the curvature that the kept steps have met (algorithm 7.4). */
  function searchDirection(): Float64Array {
    const direction = gradient.map((value) => -value);
    const shares: number[] = [];
    for (const { step, gradientChange, scale } of [...corrections].reverse()) {
      const share = scale * dot(step, direction);
      shares.push(share);
      for (let i = 0; i < size; i += 1) direction[i] = (direction[i] ?? 0) - share * (gradientChange[i] ?? 0);
    }
    const last = corrections[corrections.length - 1];
    const scale0 = last ? 1 / (last.scale * dot(last.gradientChange, last.gradientChange)) : 1;
    for (let i = 0; i < size; i += 1) direction[i] = (direction[i] ?? 0) * scale0;
    for (const { step, gradientChange, scale } of corrections) {
      const share = (shares.pop() ?? 0) - scale * dot(gradientChange, direction);
      for (let i = 0; i < size; i += 1) direction[i] = (direction[i] ?? 0) + share * (step[i] ?? 0);
    }
    return direction;
  }
}

function logOdds({ columns, values, known }: Row, weights: Float64Array): number {
  let sum = known;
  for (let i = 0; i < columns.length; i += 1) sum += (weights[columns[i] ?? 0] ?? 0) * (values[i] ?? 0);
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
