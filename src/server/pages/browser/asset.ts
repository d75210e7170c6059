import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { assetOf } from '../asset.ts';

/** The script of the registration form. */
export const REGISTRATION_SCRIPT = assetOf('pages', 'text/javascript', build('./main.ts'));

/** Made when the service starts, because the rules in it are the server's own modules. */
function build(entry: string): string {
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
  const [script] = outputFiles;
  if (!script) throw new Error(`${entry} came to nothing.`);
  return script.text;
}
