import { buildSync } from 'esbuild';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** The script of the registration form; its address changes with its content, so that browsers may keep it. */
export const REGISTRATION_SCRIPT = build('./main.ts');

/** Made when the service starts, because the rules in it are the server's own modules. */
function build(entry: string): { readonly path: string; readonly text: string } {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    // Its rules name characters that would not survive a wrong guess at the encoding.
    charset: 'ascii',
  });
  const text = outputFiles[0]?.text ?? '';
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/pages/${hash}.js`, text };
}
