import { listenFault, startFault } from '../../../src/server/process/start-fault.ts';

const URL = 'postgres://relay:geheim@localhost:5499/relay';
const refused = (address: string) =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}:5499`), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });

describe('startFault', () => {
  it('names the database and everything that was tried, but no password', () => {
    const fault = startFault(new AggregateError([refused('::1'), refused('127.0.0.1')]), URL);
    expect(fault).toBe(
      'The database localhost:5499/relay of DATABASE_URL cannot be used: connect ECONNREFUSED ::1:5499; ' +
        'connect ECONNREFUSED 127.0.0.1:5499. Start that server.',
    );
  });

  it('does not say to start a server that answers', () => {
    const missing = Object.assign(new Error('database "relay" does not exist'), { code: '3D000' });
    expect(startFault(missing, URL)).toBe(
      'The database localhost:5499/relay of DATABASE_URL cannot be used: database "relay" does not exist. ' +
        'Check DATABASE_URL.',
    );
  });

  it('names another way where there is one', () => {
    const denied = Object.assign(new Error('password authentication failed'), { code: '28P01' });
    const orElse = 'leave DATABASE_URL out for the embedded database';
    expect(startFault(refused('::1'), URL, orElse)).toMatch(
      /\. Start that server, or leave DATABASE_URL out for the embedded database\.$/,
    );
    expect(startFault(denied, URL, orElse)).toMatch(
      /\. Check DATABASE_URL, or leave DATABASE_URL out for the embedded database\.$/,
    );
  });

  it.each([
    refused('127.0.0.1'),
    new Error('timeout exceeded when trying to connect'),
    Object.assign(new Error('password authentication failed'), { code: '28P01' }),
    new Error('The server does not support SSL connections'),
    Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    Object.assign(new Error('getaddrinfo ENOTFOUND db'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
  ])('names the database: %s', (error) => {
    expect(startFault(error, URL)).toMatch(/^The database localhost:5499\/relay of DATABASE_URL/);
    expect(startFault(error, URL)).toContain(error.message);
  });

  it('says in words that an address is taken', () => {
    const taken = { code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port: 8080 };
    expect(startFault(Object.assign(new Error('listen EADDRINUSE'), taken), URL)).toBe(
      'Port 8080 at 127.0.0.1 is in use by another program. Stop that one, or choose another by PORT.',
    );
  });

  it('names what nothing can listen at', () => {
    const unknown = { code: 'ENOTFOUND', syscall: 'getaddrinfo' };
    expect(listenFault(Object.assign(new Error('getaddrinfo ENOTFOUND nosuchhost'), unknown))).toBe(
      'HOST and PORT cannot be used: getaddrinfo ENOTFOUND nosuchhost.',
    );
  });

  it.each([
    Object.assign(new Error('EEXIST: file already exists, mkdir ‘/data’'), { syscall: 'mkdir' }),
    Object.assign(new Error('EACCES: permission denied, open ‘/data/service.db’'), { syscall: 'open' }),
    Object.assign(new Error('unable to open database file'), { code: 'SQLITE_CANTOPEN' }),
    Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }),
    Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' }),
    Object.assign(new Error('ENOSPC: no space left on device, copyfile'), { syscall: 'copyfile' }),
  ])('names the folder of the embedded database: %s', (error) => {
    expect(startFault(error, undefined)).toBe(`DATA_DIR cannot be used: ${error.message}.`);
  });

  it('leaves sentences for people as they are', () => {
    expect(startFault(new Error('The data folder is in use.'), undefined)).toBe('The data folder is in use.');
    expect(startFault(new Error('The tables are newer.'), URL)).toBe('The tables are newer.');
  });

  it('never says nothing', () => {
    expect(startFault(new AggregateError([]), undefined)).not.toBe('');
    expect(startFault('odd', undefined)).toBe('odd');
  });
});
