import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['src', 'assets', 'manifest.xml', 'webpack.config.js', 'package-lock.json'];

/** Builds dist/local unless it is newer than everything it is made of. */
export function buildIfStale(root: string, say: (line: string) => void): void {
  const built = markIn(root);
  const newest = Math.max(...SOURCES.map((source) => newestIn(path.join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  say('Building the add-in and the simulator …');
  buildLocal(root);
}

/** Builds dist/local. What goes wrong webpack has said by the time this throws. */
export function buildLocal(root: string): void {
  execFileSync(
    process.execPath,
    [path.join(root, 'node_modules/webpack/bin/webpack.js'), '--mode', 'production', '--env', 'local'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  // webpack leaves files alone whose content is the same, so their times do not tell when it last ran.
  writeFileSync(markIn(root), '');
}

function markIn(root: string): string {
  return path.join(root, 'dist/local/.built');
}

function newestIn(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newestIn(path.join(place, name))));
}
