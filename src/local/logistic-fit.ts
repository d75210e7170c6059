/** One example of a logistic model: which columns it shows, each with its value, and whether it is one of the kind. */
export interface Row {
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly target: 0 | 1;
  /** How much the example counts. */
  readonly weight: number;
  /** Log-odds that stand already, whatever the weights. */
  readonly known: number;
}

const MEMORY = 12;
const MOST_STEPS = 500;
/** The steepest slope left at the end, against the number of rows. */
const FLAT = 1e-6;

/**
 * Fits a logistic model by L-BFGS, each weight held at nothing by its pull (Nocedal and Wright, Numerical Optimization, algorithm 7.4) to its one best
 * set of weights, which the start only brings nearer. Plain sums in a fixed order: the same rows give the same weights, bit for bit.
 */
export function fitLogistic(
  rows: readonly Row[],
  pull: Float64Array,
  start = new Float64Array(pull.length),
): Float64Array {
  const size = pull.length;
  let at = start;
  let slope = new Float64Array(size);
  let loss = slopeAt(at, slope);
  const moves: { readonly step: Float64Array; readonly bend: Float64Array; readonly scale: number }[] = [];
  for (let round = 0; round < MOST_STEPS; round += 1) {
    if (slope.reduce((most, part) => Math.max(most, Math.abs(part)), 0) < FLAT * rows.length) break;
    const direction = downhill();
    const steepness = dot(direction, slope);
    let length = moves.length === 0 ? 1 / Math.sqrt(dot(slope, slope)) : 1;
    for (;;) {
      const next = at.map((value, index) => value + length * (direction[index] ?? 0));
      const nextSlope = new Float64Array(size);
      const nextLoss = slopeAt(next, nextSlope);
      if (nextLoss <= loss + 1e-4 * length * steepness) {
        remember(next, nextSlope);
        [at, slope, loss] = [next, nextSlope, nextLoss];
        break;
      }
      length /= 2;
      if (length < 1e-10) return at;
    }
  }
  return at;

  function slopeAt(weights: Float64Array, into: Float64Array): number {
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
      total += ((pull[i] ?? 0) * weight * weight) / 2;
      into[i] = (into[i] ?? 0) + (pull[i] ?? 0) * weight;
    }
    return total;
  }

  function remember(next: Float64Array, nextSlope: Float64Array): void {
    const step = next.map((value, index) => value - (at[index] ?? 0));
    const bend = nextSlope.map((value, index) => value - (slope[index] ?? 0));
    const curvature = dot(step, bend);
    if (curvature <= 1e-12) return;
    moves.push({ step, bend, scale: 1 / curvature });
    if (moves.length > MEMORY) moves.shift();
  }

  function downhill(): Float64Array {
    const direction = slope.map((value) => -value);
    const shares: number[] = [];
    for (const { step, bend, scale } of [...moves].reverse()) {
      const share = scale * dot(step, direction);
      shares.push(share);
      for (let i = 0; i < size; i += 1) direction[i] = (direction[i] ?? 0) - share * (bend[i] ?? 0);
    }
    const last = moves[moves.length - 1];
    const size0 = last ? 1 / (last.scale * dot(last.bend, last.bend)) : 1;
    for (let i = 0; i < size; i += 1) direction[i] = (direction[i] ?? 0) * size0;
    for (const { step, bend, scale } of moves) {
      const share = (shares.pop() ?? 0) - scale * dot(bend, direction);
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
