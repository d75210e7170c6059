import { readdirSync } from 'node:fs';
import path from 'node:path';
import { migrationsFor } from '../../../src/server/db/migrate.ts';

const FOLDER = path.resolve(__dirname, '../../../src/server/db/migrations');

it.each(['sqlite', 'postgres'] as const)(
  'Every file of migrations is run on %s, under its own name',
  (engine) => {
    const files = readdirSync(FOLDER).map((file) => path.basename(file, '.ts'));
    expect(Object.keys(migrationsFor(engine))).toEqual(files.sort());
  },
);
