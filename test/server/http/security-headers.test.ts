import Fastify from 'fastify';
import { setSecurityHeaders } from '../../../src/server/http/security-headers.ts';

describe('The security headers', () => {
  const hstsOf = async (relayOrigin: string) => {
    const app = Fastify();
    setSecurityHeaders(app, relayOrigin);
    app.get('/', () => 'here');
    return (await app.inject('/')).headers['strict-transport-security'];
  };

  it('ask for https for a year, on this host and no other', async () => {
    expect(await hstsOf('https://relay.example')).toBe('max-age=31536000');
    expect(await hstsOf('https://localhost:3000')).toBeUndefined();
  });
});
