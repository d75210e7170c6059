/** @jest-environment jest-fixed-jsdom */
import { fireEvent, waitFor } from '@testing-library/dom';
import { http, HttpResponse } from 'msw/http';
import { renderToStaticMarkup } from 'react-dom/server';
import { attendLanguage } from '../../../../src/server/pages/browser/switch-language.ts';
import { pageText } from '../../../../src/server/pages/page-text.tsx';
import { Document } from '../../../../src/server/pages/parts/Document.tsx';
import { SelectField, TextField } from '../../../../src/server/pages/parts/Field.tsx';
import { ContactField } from '../../../../src/server/pages/parts/wish-fields.tsx';
import { useNetwork } from '../../../support/network.ts';

const network = useNetwork();

/** The page as the server writes it, with some of its fields. */
function pageIn(language: 'ja' | 'en', agencies: string): string {
  const text = pageText(language);
  return renderToStaticMarkup(
    <Document text={text} title={language} otherLanguage={`/r/x/${language === 'ja' ? 'en' : 'ja'}/register`}>
      <form data-faults="{}">
        <input type="hidden" name="submission" defaultValue={`submission ${language}`} />
        <input type="hidden" name="agencies" defaultValue={agencies} />
        <TextField name="name" label="Name" value="" autoComplete="name" />
        <SelectField
          name="job"
          label="Job"
          value=""
          empty="…"
          options={[{ value: 'backend', label: 'Backend' }]}
        />
        <ContactField text={text} byPhone={false} phone="" fault={undefined} optional="" />
        <input type="checkbox" name="handoff" value="yes" />
      </form>
    </Document>,
  );
}

const find = <E extends Element = HTMLInputElement>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`No ${selector}.`);
  return found;
};

function open(begin: (form: HTMLFormElement) => void = () => undefined): void {
  document.documentElement.innerHTML = pageIn('ja', 'agy_one');
  document.documentElement.lang = 'ja';
  fireEvent.input(find('#name'), { target: { value: 'Anna Berg' } });
  fireEvent.input(find('#job'), { target: { value: 'backend' } });
  fireEvent.click(find('input[name=contact][value=phone]'));
  fireEvent.input(find('#phone'), { target: { value: '090-0000-0000' } });
  fireEvent.click(find('input[name=handoff]'));
  attendLanguage(find<HTMLFormElement>('form'), begin);
}

beforeAll(() => {
  // The environment puts Node's own in its place, which knows no forms; a frame still has the browser's.
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inFrame = frame.contentWindow as (Window & typeof globalThis) | null;
  if (inFrame) globalThis.FormData = inFrame.FormData;
});

it('The other language takes along what was typed, and asks for consent to what it says', async () => {
  network.use(http.get('*/r/x/en/register', () => HttpResponse.html(pageIn('en', 'agy_one agy_two'))));
  const begun: HTMLFormElement[] = [];
  open((form) => void begun.push(form));
  fireEvent.click(find<HTMLAnchorElement>('a.lang'));
  await waitFor(() => expect(document.documentElement.lang).toBe('en'));
  expect(find('#name').value).toBe('Anna Berg');
  expect(find('#job').value).toBe('backend');
  expect(find('input[name=contact][value=phone]').checked).toBe(true);
  expect(find('#phone').value).toBe('090-0000-0000');
  expect(find('input[name=submission]').value).toBe('submission ja');
  expect(find('input[name=agencies]').value).toBe('agy_one agy_two');
  expect(find('input[name=handoff]').checked).toBe(false);
  expect(window.location.pathname).toBe('/r/x/en/register');
  expect(document.title).toContain('en');
  expect(document.activeElement).toBe(find('a.lang'));
  expect(begun).toEqual([find('form')]);
});

it('A press that opens another tab is left to the browser', () => {
  open();
  expect(fireEvent.click(find<HTMLAnchorElement>('a.lang'), { ctrlKey: true })).toBe(true);
  expect(network.sent).toEqual([]);
});
