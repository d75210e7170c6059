import { spawnSync } from 'node:child_process';
import path from 'node:path';

describe('The log', () => {
  it('has a line before whoever wrote it goes on, even to a sudden end', () => {
    const logging = path.resolve('src/server/http/logging.ts');
    const script = `
      import { earlyLog } from ${JSON.stringify(logging)};
      const log = earlyLog('info');
      for (let line = 1; line <= 50; line += 1) log.info({ line }, 'taken back');
      process.kill(process.pid, 'SIGKILL');
    `;
    const { stdout, signal } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module-typescript', '--eval', script],
      { encoding: 'utf8' },
    );
    expect(signal).toBe('SIGKILL');
    expect(stdout.trim().split('\n')).toHaveLength(50);
    expect(stdout).toMatch(/"line":50,"msg":"taken back"\}\n$/);
  });
});
