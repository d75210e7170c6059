/** A console line nobody expected fails the test that caused it; a test that expects one replaces the method itself. */
const METHODS = ['error', 'warn', 'log', 'info'] as const;

const originals = METHODS.map((method) => console[method]);
let lines: string[] = [];

beforeEach(() => {
  lines = [];
  for (const method of METHODS) {
    console[method] = (...parts: unknown[]) => {
      lines.push(`console.${method}: ${parts.map(String).join(' ')}`);
    };
  }
});

afterEach(() => {
  METHODS.forEach((method, index) => {
    const original = originals[index];
    if (original) console[method] = original;
  });
  if (lines.length > 0) throw new Error(`Unexpected console output:\n${lines.join('\n')}`);
});
