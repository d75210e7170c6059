/** `npm run build:local`: what `npm start` would build first, so that it need not. */
import { buildLocal } from './build.ts';

try {
  buildLocal(process.cwd());
} catch {
  // webpack has said why.
  process.exitCode = 1;
}
