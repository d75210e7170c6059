import { readFileSync } from 'node:fs';
import { TRAINED_ON, trainedOn, TRAINING_FILES } from '../../src/local/training-reading.ts';

describe('The detector’s model', () => {
  it('is what its corpus gives as mails are cut and read today; otherwise run npm run train:detection', () => {
    expect(trainedOn(TRAINING_FILES)).toEqual(JSON.parse(readFileSync(TRAINED_ON, 'utf8')));
  });
});
