import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CLIENTS, DEFECTS, defectsOf, type Defect } from '../../../src/simulator/model/client-profiles.ts';
import { choiceLabels, translator } from '../../../src/simulator/strings/index.ts';

const root = process.cwd();
const hosts = globSync('src/simulator/**/*.{ts,tsx,js}', { cwd: root })
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');
const page = readFileSync(path.join(root, 'docs/clients.md'), 'utf8');

describe('The defects of clients', () => {
  it.each(Object.keys(DEFECTS) as Defect[])('%s can be switched on, and then happens', (defect) => {
    expect(CLIENTS.filter((client) => defectsOf(client).includes(defect))).not.toEqual([]);
    expect(hosts).toContain(`has('${defect}')`);
  });

  it.each(Object.entries(DEFECTS).filter(([, report]) => report?.startsWith('office-js#')))(
    'what the add-in does about %s stands in docs/clients.md, beside %s',
    (_defect, report) => {
      expect(page).toMatch(new RegExp(`${report?.replace('office-js', '') ?? ''}\\b`));
    },
  );

  it.each(['ja', 'en'] as const)('belong to clients that each have a name in %s', (language) => {
    expect(choiceLabels(translator(language), 's.client.v')).toHaveLength(CLIENTS.length);
  });
});
