import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import webpack, { type Configuration } from 'webpack';

const root = path.resolve(__dirname, '../..');

/** Builds the stage with the product's own build settings, so that what is photographed is what ships. */
export async function buildStage(): Promise<string> {
  const { default: configurations } = (await import(String('../../webpack.config.js'))) as {
    default: (env: object) => readonly Configuration[];
  };
  const [pages] = configurations({ local: true });
  const folder = path.join(root, '.cache/pictures/stage');
  await run({
    ...pages,
    name: 'pictures',
    entry: { stage: path.join(root, 'test/pictures/stage.tsx') },
    output: { path: folder, filename: '[name].js', chunkFilename: '[id].js', publicPath: '/', clean: true },
    plugins: [],
    devtool: false,
    cache: {
      type: 'filesystem',
      name: 'pictures',
      cacheDirectory: path.join(root, '.cache/webpack'),
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
      '<style>body{margin:0}::-webkit-scrollbar{display:none}*{caret-color:transparent!important}</style>' +
      '<div id="root"></div><script src="/stage.js"></script></html>',
  );
  return folder;
}

function run(configuration: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
  });
}
