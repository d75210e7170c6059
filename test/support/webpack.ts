import webpack, { type Configuration } from 'webpack';

/** The build settings of the pane's pages as they are released, or as a `local` run has them. */
export async function pageSettings(env: { readonly local?: boolean }): Promise<Configuration> {
  const { default: configurations } = (await import(String('../../webpack.config.js'))) as {
    default: (env: object) => readonly Configuration[];
  };
  return configurations(env)[0] ?? {};
}

/** Builds what the settings say; rejects with what webpack has to say of the faults. */
export function build(settings: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(settings);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
  });
}
