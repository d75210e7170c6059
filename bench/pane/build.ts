import * as esbuild from 'esbuild';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileCacheOptions } from 'webpack';
import { build, pageSettings } from '../../test/support/webpack.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface BuiltPage {
  readonly folder: string;
  readonly html: string;
}

/** The pane as it is released, and the template by the same build settings; both ask for `/office.js` as their host. */
export async function buildPages(): Promise<{ pane: BuiltPage; template: BuiltPage; office: string }> {
  const pages = await pageSettings({});
  const folderOf = (name: string) => path.join(ROOT, '.cache/bench/pane', name);
  const cacheOf = (name: string): FileCacheOptions => ({
    type: 'filesystem',
    name: `bench-${name}`,
    cacheDirectory: path.join(ROOT, '.cache/webpack'),
  });
  await build({
    ...pages,
    output: { ...pages.output, path: folderOf('pane'), clean: true },
    cache: cacheOf('pane'),
  });
  await build({
    ...pages,
    entry: { template: path.join(ROOT, 'bench/pane/template.tsx') },
    output: { ...pages.output, path: folderOf('template'), clean: true },
    plugins: [
      new HtmlWebpackPlugin({
        filename: 'template.html',
        template: './bench/pane/template.html',
        inject: 'body',
      }),
    ],
    cache: cacheOf('template'),
  });
  const office = path.join(folderOf('host'), 'office.js');
  mkdirSync(folderOf('host'), { recursive: true });
  await esbuild.build({
    entryPoints: [path.join(ROOT, 'bench/pane/office.ts')],
    outfile: office,
    bundle: true,
  });
  return {
    pane: pageOf(folderOf('pane'), 'taskpane'),
    template: pageOf(folderOf('template'), 'template'),
    office,
  };
}

function pageOf(folder: string, name: string): BuiltPage {
  const html = readFileSync(path.join(folder, `${name}.html`), 'utf8');
  return { folder, html: html.replace(/https:\/\/appsforoffice\.microsoft\.com[^"' >]+/, '/office.js') };
}
