/**
 * What a page view and a write cost at least: the same bytes from memory by `node:http` and by Fastify, and one row per
 * request in an SQLite file that is as durable as the service's. Run as a process of its own: `bare.ts <kind> <port>
 * <page> <database>`.
 */
import SqliteDatabase from 'better-sqlite3';
import Fastify from 'fastify';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [kind = '', port = '', pageFile = '', databaseFile = ''] = process.argv.slice(2);
const page = readFileSync(pageFile);
const listening = { port: Number(port), host: '127.0.0.1' };

const database = new SqliteDatabase(databaseFile);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table if not exists rows (id integer primary key, body text not null)');
const insert = database.prepare('insert into rows (body) values (?)');
const write = (body: string) => insert.run(body);

if (kind === 'node') {
  createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
      response.end(page);
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      write(body);
      response.writeHead(303, { location: '/done' });
      response.end();
    });
  }).listen(listening.port, listening.host);
} else {
  const app = Fastify();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.get('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.post<{ Body: string }>('/*', (request, reply) => {
    write(request.body);
    return reply.redirect('/done', 303);
  });
  await app.listen(listening);
}
