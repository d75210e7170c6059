// Runs before anything is installed, so: plain JavaScript, no packages, any Node from 18 on.
// `node prepare.mjs start|test -- <command …>` installs what the command needs, or says exactly what to run, then runs it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// `import.meta.dirname` came with Node 20.11.
const root = path.resolve(fileURLToPath(import.meta.url), '../../..');
const purpose = process.argv[2];
// Options given to `npm start -- …` arrive at the end and so belong to the command.
const command = process.argv.slice(process.argv.indexOf('--') + 1);

installPackages();
checkNode();
if (purpose === 'test') findBrowser();
run(command);

function installPackages() {
  const packages = path.join(root, 'node_modules');
  // They are another work tree's, and `npm ci` begins by emptying the folder.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const installed = path.join(packages, '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing packages (npm ci). The first time this takes a minute or two …');
  try {
    execFileSync('npm', ['ci', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  } catch {
    stop('Packages could not be installed. Check the network, then run:  npm ci');
  }
}

/** Node 24 comes as a package on Linux and Windows; npm puts node_modules/.bin first in the path. */
function checkNode() {
  const version = execFileSync('node', ['--version'], {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  }).trim();
  if (Number(version.slice(1).split('.')[0]) < 24) {
    stop(
      `Node 24 is needed, and this machine has ${version}. Install Node 24 (https://nodejs.org), then run the command again.`,
    );
  }
}

/** The browser tests use a Chromium that is installed already: CHROME_PATH, the usual places, or Debian's package. */
function findBrowser() {
  if (browserPath()) return;
  const packages = ['chromium', 'fonts-noto-cjk'];
  const canInstall =
    process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canInstall) {
    say(`Installing ${packages.join(' and ')} for the browser tests (apt-get) …`);
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    try {
      execFileSync('apt-get', ['update', '-qq'], options);
      execFileSync('apt-get', ['install', '-y', '-qq', ...packages], options);
    } catch {
      stop(`That did not work. Run:  sudo apt-get install ${packages.join(' ')}`);
    }
  }
  if (!browserPath()) {
    stop(
      `The browser tests need Chromium or Chrome. On Debian or Ubuntu run:  sudo apt-get install ${packages.join(' ')}\n` +
        'Elsewhere install Chrome, or set CHROME_PATH to its program file, then run the command again.',
    );
  }
}

function browserPath() {
  return [
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].find((candidate) => candidate && existsSync(candidate));
}

function run([program, ...args]) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
    shell: process.platform === 'win32',
  });
  // Ctrl-C reaches the child through the terminal; a signal sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function environment() {
  const chrome = browserPath();
  return {
    ...process.env,
    PATH: path.join(root, 'node_modules/.bin') + path.delimiter + process.env.PATH,
    ...(chrome ? { CHROME_PATH: chrome } : {}),
  };
}

function say(text) {
  console.log(`› ${text}`);
}

function stop(text) {
  console.error(`\n${text}\n`);
  process.exit(1);
}
