import { existsSync } from 'node:fs';
import path from 'node:path';
import { connectionOf, runOnDatabase } from '../../../src/server/maintenance/postgres-programs.ts';

describe('The database’s own programs', () => {
  it('get in with what the address says of TLS, certificates and the session', () => {
    const url =
      'postgres://relay:p%40ss@db.example:5433/relay?sslmode=verify-full&sslrootcert=/etc/db/ca.pem' +
      '&sslcert=/etc/db/relay.pem&sslkey=/etc/db/relay.key&options=-c%20search_path%3Drelay';
    expect(connectionOf(url)).toEqual({
      PGHOST: 'db.example',
      PGPORT: '5433',
      PGUSER: 'relay',
      PGPASSWORD: 'p@ss',
      PGDATABASE: 'relay',
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: '/etc/db/ca.pem',
      PGSSLCERT: '/etc/db/relay.pem',
      PGSSLKEY: '/etc/db/relay.key',
      PGOPTIONS: '-c search_path=relay',
    });
  });

  it('take the driver’s word for TLS without a look at the certificate', () => {
    const { PGSSLROOTCERT = '', ...given } = connectionOf(
      'postgres://db/relay?sslmode=no-verify&sslrootcert=/ca.pem',
    );
    expect(given).toEqual({ PGHOST: 'db', PGDATABASE: 'relay', PGSSLMODE: 'require' });
    // With none named they would take the authority in the user's home.
    expect([path.isAbsolute(PGSSLROOTCERT), existsSync(PGSSLROOTCERT)]).toEqual([true, false]);
  });

  it('get no authority from the environment either where none is to be looked at', async () => {
    const before = process.env['PGSSLROOTCERT'];
    process.env['PGSSLROOTCERT'] = '/ca.pem';
    const failIfThere = ['-e', `process.exitCode = process.env.PGSSLROOTCERT === '/ca.pem' ? 1 : 0`];
    const run = (url: string) => runOnDatabase(process.execPath, url, failIfThere);
    try {
      await expect(run('postgres://db/relay?sslmode=no-verify')).resolves.toBe('');
      await expect(run('postgres://db/relay?sslmode=verify-full')).rejects.toThrow();
    } finally {
      if (before === undefined) delete process.env['PGSSLROOTCERT'];
      else process.env['PGSSLROOTCERT'] = before;
    }
  });

  it('leave to the environment what the address leaves open', () => {
    expect(connectionOf('postgres:///relay?host=/run/postgresql')).toEqual({
      PGHOST: '/run/postgresql',
      PGDATABASE: 'relay',
    });
  });
});
