import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The service as it runs in production, as a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  /** Ends it as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it as an operator would; resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface ServerSettings {
  readonly port: number;
  readonly smtpUrl: string;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

/** Starts a server and resolves when it answers. Rejects, with what it said, when it ends or stays silent. */
export async function startServer(settings: ServerSettings): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    cwd: ROOT,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${settings.port}`;
  await untilAnswers(child, origin, () => said);
  return {
    origin,
    kill: async () => {
      // One that has ended already is told nothing.
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function environment(settings: ServerSettings): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(settings.port),
    HOST: '127.0.0.1',
    DATA_DIR: settings.dataDir,
    DATABASE_URL: settings.databaseUrl,
    RELAY_ORIGIN: 'https://relay.example',
    SMTP_URL: settings.smtpUrl,
    MAIL_FROM: 'support@relay.example',
    OPERATOR_NAME: '運営',
    OPERATOR_NAME_EN: 'Operator',
    OPERATOR_LICENCE: '13-ユ-000000',
    OPERATOR_ADDRESS: '〒100-0000 東京都千代田区見本町1-2-3',
    LOG_LEVEL: 'error',
    // Each simulated person has an address of their own, as people behind a load balancer do.
    TRUST_PROXY: 'loopback',
  };
}

const PATIENCE_MS = 180_000;

async function untilAnswers(child: ChildProcess, origin: string, said: () => string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${said()}`);
    try {
      const reply = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(2000) });
      await reply.body?.cancel();
      if (reply.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not answer within ${PATIENCE_MS / 1000} s:\n${said()}`);
}
