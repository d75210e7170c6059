import { readOptions } from '../../src/local/options.ts';

describe('readOptions', () => {
  it('has defaults for everything', () => {
    expect(readOptions({}, [])).toEqual({
      port: 3000,
      dataDir: '.data',
      databaseUrl: undefined,
      openBrowser: true,
      empty: false,
    });
  });

  it('takes port, data folder, database and --no-open', () => {
    const env = { PORT: '4000', DATA_DIR: 'elsewhere', DATABASE_URL: 'postgres://relay@127.0.0.1/relay' };
    expect(readOptions(env, ['--no-open'])).toEqual({
      port: 4000,
      dataDir: 'elsewhere',
      databaseUrl: 'postgres://relay@127.0.0.1/relay',
      openBrowser: false,
      empty: false,
    });
  });

  it('names every fault at once, in words', () => {
    const result = readOptions({ PORT: 'eighty', DATABASE_URL: 'mysql://x' }, ['--now']);
    expect(result).toEqual({
      faults: [
        expect.stringContaining('PORT must be a number') as string,
        expect.stringMatching(
          /^DATABASE_URL does not fit: .* left out for the embedded database\.$/,
        ) as string,
        expect.stringContaining('--no-open') as string,
      ],
    });
  });
});
