/** Imported before anything else: in an older Node the embedded database ends the process without a word. */
const NEEDED = 24;

if (Number(/\d+/.exec(process.version)?.[0]) < NEEDED) {
  process.stderr.write(
    `Node ${NEEDED} is needed, and this is ${process.version}. On Linux run this by node_modules/.bin/node, elsewhere install it (https://nodejs.org).\n`,
  );
  process.exit(1);
}
