import weights from './model.json';

export interface LanguageModel {
  readonly bias: number;
  /** Scores of at least this are rejections. */
  readonly threshold: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** The trained weights (`npm run train:detection`); a feature without a weight counts for nothing. */
export function modelFor(language: 'ja' | 'en'): LanguageModel {
  return weights[language];
}

/** The probability the model gives, 0 to 1. */
export function scoreFeatures(model: LanguageModel, features: Readonly<Record<string, number>>): number {
  let sum = model.bias;
  const names = Object.keys(features);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? '';
    sum += (model.weights[name] ?? 0) * (features[name] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}
