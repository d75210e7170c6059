import { fitLogistic } from '../../src/local/logistic-fit.ts';
import type { Row } from '../../src/local/logistic-fit.ts';

const row = (target: 0 | 1, columns: number[], weight = 1, known = 0): Row => ({
  columns: Int32Array.from(columns),
  values: new Float64Array(columns.length).fill(1),
  target,
  weight,
  known,
});
const rows = [row(1, [0, 1]), row(1, [0, 1], 2), row(0, [0]), row(0, [0, 2]), row(1, [0, 2], 0.5)];

describe('fitLogistic', () => {
  it('finds the odds of the examples where nothing holds a weight', () => {
    const [weight] = fitLogistic([row(1, [0], 3), row(0, [0])], Float64Array.of(1e-9));

    expect(weight).toBeCloseTo(Math.log(3), 4);
  });

  it('adds to what is known already', () => {
    const examples = [row(1, [0], 3, Math.log(2)), row(0, [0], 1, Math.log(2))];
    const [weight] = fitLogistic(examples, Float64Array.of(1e-9));

    expect(weight).toBeCloseTo(Math.log(3) - Math.log(2), 4);
  });

  it('ends where the pull on each weight balances what the examples ask for', () => {
    const pull = Float64Array.of(0.1, 0.5, 2);
    const weights = fitLogistic(rows, pull);
    for (let column = 0; column < pull.length; column += 1) {
      const asked = rows
        .filter(({ columns }) => columns.includes(column))
        .map(({ columns, target, weight }) => {
          const sum = [...columns].reduce((total, at) => total + (weights[at] ?? 0), 0);
          return weight * (target - 1 / (1 + Math.exp(-sum)));
        })
        .reduce((total, part) => total + part, 0);
      expect(asked).toBeCloseTo((pull[column] ?? 0) * (weights[column] ?? 0), 4);
    }
  });

  it('gives the same weights every time', () => {
    const pull = Float64Array.of(0.1, 0.1, 0.1);

    expect(fitLogistic(rows, pull)).toEqual(fitLogistic(rows, pull));
  });
});
