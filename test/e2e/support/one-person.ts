import { visit, type Visit } from './browser.ts';
import type { ProductInBrowser } from './product-in-browser.ts';

/**
 * One person with a page of their own for each test of a file, and nothing stored before. The browser's profile stays,
 * since a new one reads and compiles everything again; what a page complains of fails its test.
 */
export function onePerson(site: ProductInBrowser, language: 'ja' | 'en'): Visit {
  const person = {} as { -readonly [Key in keyof Visit]: Visit[Key] };
  beforeAll(async () => {
    Object.assign(person, await visit(site.browser, language));
  });
  beforeEach(async () => {
    if (person.page.isClosed()) person.page = await person.context.newPage();
  });
  afterEach(async () => {
    for (const page of person.context.pages()) await page.close();
    await person.context.setStorageState({ cookies: [], origins: [] });
    expect(person.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => person.context.close());
  return person;
}
