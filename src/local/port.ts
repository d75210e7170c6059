import { connect } from 'node:net';

/** Both addresses a browser may take for localhost: with another program behind one of them it would not reach us. */
const LOOPBACK = ['127.0.0.1', '::1'];

/** Whether a program answers at one of them; asked by connecting, as being free at one says nothing of the other. */
export async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(LOOPBACK.map((host) => answersAt(host, port)));
  return answers.includes(true);
}

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
