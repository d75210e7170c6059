import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import CompressionPlugin from 'compression-webpack-plugin';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';

const root = import.meta.dirname;
const MANIFEST_ORIGIN = 'https://localhost:3000';

/** Production loads office.js from Microsoft, as the Marketplace requires; a local run serves the npm copy. */
const OFFICE_SCRIPTS = {
  production: ['https://appsforoffice.microsoft.com/lib/1/hosted/office.js'],
  local: ['/simulator/msajax.js', '/simulator/shim.js', '/simulator/office/office.js'],
};

/**
 * `webpack --mode production` writes dist/addin, what a web server publishes: task pane, commands, launch events, manifest.
 * `--env local` writes dist/local: the same with the simulator, for one machine.
 * ADDIN_ORIGIN names the host of a release, the service's own, e.g. `ADDIN_ORIGIN=https://relay.example npm run build`.
 */
export default function configurations(env = {}) {
  const kind = env.local ? 'local' : 'production';
  const out = path.join(root, 'dist', kind === 'local' ? 'local' : 'addin');
  const origin = originOf(process.env.ADDIN_ORIGIN || MANIFEST_ORIGIN);

  const pages = {
    name: 'pages',
    entry: {
      waiting: './src/addin/waiting.ts',
      taskpane: './src/addin/taskpane.tsx',
      commands: './src/addin/commands.ts',
      ...(kind === 'local' ? { simulator: './src/simulator/ui/main.tsx' } : {}),
    },
    output: {
      path: out,
      filename: '[name].[contenthash:10].js',
      chunkFilename: '[name].[contenthash:10].js',
      assetModuleFilename: 'assets/[name].[contenthash:10][ext]',
      publicPath: '/',
    },
    target: ['web', 'es2020'],
    // The shortest numbers and names of modules, 0.8 kB of the pane; all of it is fetched anew after a release in any case.
    optimization: { moduleIds: 'natural', mangleExports: 'size' },
    module: { rules: [...script('es2020'), style()] },
    plugins: [
      new MiniCssExtractPlugin({ filename: '[name].[contenthash:10].css' }),
      // The template places the host's scripts itself, and the bundle is preloaded and run after the skeleton is painted.
      page('taskpane', './src/addin/taskpane.html', {
        hostScripts: OFFICE_SCRIPTS[kind],
        noAnswer: { ja: textOf('ja', 'app.noAnswer'), en: textOf('en', 'app.noAnswer') },
        inject: 'head',
        scriptLoading: 'defer',
      }),
      page('commands', './src/addin/commands.html', { hostScripts: OFFICE_SCRIPTS[kind] }),
      ...(kind === 'local' ? [page('simulator', './src/simulator/ui/simulator.html', {})] : []),
      new CopyFiles({
        // Without the comment, which is for whoever works on it here.
        'manifest.xml': () =>
          readFileSync(path.join(root, 'manifest.xml'), 'utf8')
            .replace(/<!--.*-->\n/, '')
            .replaceAll(MANIFEST_ORIGIN, origin),
        ...Object.fromEntries(
          readdirSync(path.join(root, 'assets'))
            .filter((name) => name.endsWith('.png'))
            .map((name) => [`assets/${name}`, () => readFileSync(path.join(root, 'assets', name))]),
        ),
        '.well-known/microsoft-officeaddins-allowed.json': () =>
          JSON.stringify({ allowed: [`${origin}/launchevent.js`] }),
      }),
      new Licences(),
      // Where a name carries its hash, a copy beside it can be of no other build.
      new CompressionPlugin({ test: /\.[0-9a-f]{10}\.js$/, minRatio: 1 }),
    ],
  };

  /** Classic Outlook on Windows runs this one file without a DOM, in an engine that may know no more than ES5 (office-js#4391). */
  const launchEvents = {
    name: 'launch-events',
    entry: { launchevent: './src/addin/launchevent.ts' },
    output: { path: out, filename: '[name].js' },
    target: ['web', 'es5'],
    module: { rules: script('es5') },
  };

  return [pages, launchEvents].map((config) => ({
    mode: 'production',
    context: root,
    resolve: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      // Fluent takes any version, npm the newest: there would be two.
      alias: { scheduler$: createRequire(import.meta.resolve('react-dom')).resolve('scheduler') },
    },
    performance: false,
    stats: 'errors-warnings',
    devtool: 'source-map',
    cache: {
      type: 'filesystem',
      name: `${config.name}-${kind}`,
      cacheDirectory: path.join(root, '.cache/webpack'),
    },
    ...config,
  }));
}

/** As the service wants RELAY_ORIGIN: with a slash behind it, every address in the manifest would have two. */
function originOf(text) {
  if (/^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(text) && URL.canParse(text) && new URL(text).origin === text)
    return text;
  throw new Error(
    `ADDIN_ORIGIN does not fit: ${text}. It is RELAY_ORIGIN, e.g. https://relay.example, in lower case and with nothing behind the host.`,
  );
}

function script(target) {
  const swc = {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target,
        // No class here has a field that its base class has a setter for: a field is an assignment, not a definition.
        assumptions: { setPublicClassFields: true },
      },
    },
  };
  const rules = [{ test: /\.tsx?$/, exclude: /node_modules/, use: swc }];
  // Griffel turns makeStyles into class names at build time: 7 kB less script in the pane.
  if (target !== 'es5')
    rules.unshift({
      test: /\.tsx?$/,
      include: /src[\\/]addin[\\/]pane/,
      enforce: 'post',
      use: '@griffel/webpack-loader',
    });
  return rules;
}

/** A text of the pane that its page needs before any script has run. */
function textOf(language, key) {
  return JSON.parse(readFileSync(path.join(root, `src/addin/strings/later/${language}.json`), 'utf8'))[key];
}

function style() {
  return { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] };
}

function page(name, template, options) {
  return new HtmlWebpackPlugin({
    filename: `${name}.html`,
    template,
    chunks: [name],
    minify: true,
    ...options,
  });
}

/** Writes a few files that are not modules. */
class CopyFiles {
  constructor(files) {
    this.files = files;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap('CopyFiles', (compilation) => {
      compilation.hooks.processAssets.tap('CopyFiles', () => {
        for (const [name, read] of Object.entries(this.files)) {
          compilation.emitAsset(name, new webpack.sources.RawSource(read()));
        }
      });
    });
  }
}

/** Writes the licences of the packages whose code went into the scripts: theirs ask to go along with every copy. */
class Licences {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('Licences', (compilation) => {
      compilation.hooks.processAssets.tap('Licences', () => {
        const modules = [...compilation.modules].flatMap((module) => module.modules ?? [module]);
        const folders = new Set(modules.flatMap(({ resource }) => PACKAGE.exec(resource)?.[0] ?? []));
        const texts = [...folders].sort().map(licenceOf);
        compilation.emitAsset(
          'licences.txt',
          new webpack.sources.RawSource(texts.join(`\n${'-'.repeat(80)}\n\n`)),
        );
      });
    });
  }
}

/** The folder of the package that a file is of. */
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** A few packages name their licence and bring no text of it. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.|$)/i.test(one));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : license;
  return `${name} ${version}\n\n${text}\n`;
}
