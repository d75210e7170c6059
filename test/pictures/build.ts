import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { build, pageSettings } from '../support/webpack.ts';

const root = path.resolve(__dirname, '../..');

/** Builds both stages with the product's own build settings, so that what is photographed is what ships. */
export async function buildStages(): Promise<string> {
  const folder = path.join(root, '.cache/pictures/stage');
  await build({
    ...(await pageSettings({ local: true })),
    name: 'pictures',
    entry: {
      pane: path.join(root, 'test/pictures/pane-stage.tsx'),
      outlook: path.join(root, 'test/pictures/outlook-stage.tsx'),
    },
    output: { path: folder, filename: '[name].js', chunkFilename: '[id].js', publicPath: '/', clean: true },
    plugins: [new MiniCssExtractPlugin({ filename: '[name].css' })],
    devtool: false,
    cache: {
      type: 'filesystem',
      name: 'pictures',
      cacheDirectory: path.join(root, '.cache/webpack'),
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pane.html'), page('pane', ''));
  writeFileSync(
    path.join(folder, 'outlook.html'),
    page('outlook', '<link rel="stylesheet" href="/outlook.css">'),
  );
  return folder;
}

function page(script: string, head: string): string {
  return (
    '<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    '<style>body{margin:0}::-webkit-scrollbar{display:none}*{caret-color:transparent!important}</style>' +
    `${head}<body><script src="/${script}.js"></script></body></html>`
  );
}
