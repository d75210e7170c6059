/** @jest-environment jest-fixed-jsdom */
import { fireEvent, waitFor } from '@testing-library/dom';
import { http, HttpResponse } from 'msw/http';
import { renderToStaticMarkup } from 'react-dom/server';
import { attendForm } from '../../../../src/server/pages/browser/attend-form.ts';
import { everyFaultText, faultTexts } from '../../../../src/server/pages/fault-texts.ts';
import { pageText } from '../../../../src/server/pages/page-text.tsx';
import { Fault, SelectField, TextField } from '../../../../src/server/pages/parts/Field.tsx';
import { FaultSummary } from '../../../../src/server/pages/parts/FaultSummary.tsx';
import type { FormFaults } from '../../../../src/server/services/registration/form.ts';
import { offline, proxyPage, useNetwork } from '../../../support/network.ts';

const network = useNetwork();
const text = pageText('en');

/** The form by the server's own parts, without the frame around it. */
function formOf(faults: FormFaults = {}): string {
  const said = faultTexts(text, faults);
  return renderToStaticMarkup(
    <form action="http://localhost/r/x/en/register" data-faults={JSON.stringify(everyFaultText(text))}>
      <FaultSummary text={text} faults={said} />
      <TextField name="name" label="Name" value="" autoComplete="name" fault={said.name} />
      <TextField name="mail" label="Mail" value="" autoComplete="email" fault={said.mail} />
      <SelectField
        name="job"
        label="Job"
        value=""
        empty="Choose"
        options={[{ value: 'backend', label: 'Backend' }]}
        fault={said.job}
      />
      <div className="consent">
        <input type="checkbox" id="handoff" name="handoff" value="yes" aria-describedby="handoff-detail" />
        <div>
          <small id="handoff-detail">…</small>
        </div>
      </div>
      <template id="fault-shape">
        <Fault id="">{text('c.err.send')}</Fault>
      </template>
      <div id="send-fault" role="alert" />
      <button type="submit">Send</button>
    </form>,
  );
}

const find = (selector: string) => {
  const found = document.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`No ${selector}.`);
  return found;
};
const said = (field: string) => document.querySelector(`#${field}-fault`)?.textContent;
const type = (field: string, value: string) => fireEvent.input(find(`#${field}`), { target: { value } });
const leave = (field: string) => fireEvent.focusOut(find(`#${field}`));
const open = (faults?: FormFaults) => {
  document.body.innerHTML = formOf(faults);
  attendForm(document.forms[0] as HTMLFormElement);
};

beforeAll(() => {
  // The environment puts Node's own in its place, which knows no forms; a frame still has the browser's.
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inFrame = frame.contentWindow as (Window & typeof globalThis) | null;
  if (inFrame) globalThis.FormData = inFrame.FormData;
});

describe('a field', () => {
  it('says nothing while it is first typed into, speaks when left, and takes it back when right', () => {
    open();
    type('mail', 'a');
    expect(said('mail')).toBeUndefined();
    leave('mail');
    expect(said('mail')).toBe(text('c.err.mail.at'));
    expect(find('#mail').getAttribute('aria-invalid')).toBe('true');
    expect(find('#mail').getAttribute('aria-describedby')).toBe('mail-fault');
    type('mail', 'a@example');
    expect(said('mail')).toBe(text('c.err.mail'));
    type('mail', 'a@例え.jp');
    expect(said('mail')).toBeUndefined();
    expect(find('#mail').hasAttribute('aria-invalid')).toBe(false);
    expect(find('#mail').hasAttribute('aria-describedby')).toBe(false);
    expect(said('name')).toBeUndefined();
  });

  it('that the server found wrong is judged again at once', () => {
    open({ name: 'missing' });
    type('name', 'Noriko');
    expect(said('name')).toBeUndefined();
    type('name', 'x'.repeat(101));
    expect(said('name')).toBe(text('c.err.long', { n: 100 }));
  });

  it('keeps its explanation beside the fault', () => {
    open();
    leave('handoff');
    expect(find('#handoff').getAttribute('aria-describedby')).toBe('handoff-fault handoff-detail');
    fireEvent.click(find('#handoff'));
    expect(said('handoff')).toBeUndefined();
    expect(find('#handoff').getAttribute('aria-describedby')).toBe('handoff-detail');
  });

  it('waits for the release of a press, which a moved button would miss', async () => {
    open();
    fireEvent.pointerDown(find('button'));
    leave('name');
    expect(said('name')).toBeUndefined();
    fireEvent.pointerUp(find('button'));
    await waitFor(() => expect(said('name')).toBe(text('c.err.name')));
  });
});

describe('sending', () => {
  it('without connection says so above the button, keeps the text, and may be tried again', async () => {
    open();
    type('name', 'Noriko');
    for (const [before, fault] of [offline, proxyPage(503)].entries()) {
      network.use(fault);
      fireEvent.submit(find('form'));
      expect(find('#send-fault').textContent).toBe('');
      await waitFor(() => expect(find('#send-fault').textContent).toBe(text('c.err.send')));
      expect(network.sent).toHaveLength(before + 1);
    }
    expect(find('#name').value).toBe('Noriko');
    expect(find('button').hasAttribute('aria-disabled')).toBe(false);
  });

  it('does not leave a summary of what has been put right', async () => {
    network.use(offline);
    open({ name: 'missing', mail: 'empty' });
    type('name', 'Noriko');
    fireEvent.input(find('#job'), { target: { value: 'backend' } });
    fireEvent.click(find('#handoff'));
    for (const [mail, count] of [
      ['noriko', 1],
      ['noriko@example.jp', 0],
    ] as const) {
      type('mail', mail);
      fireEvent.submit(find('form'));
      await waitFor(() => expect(find('#send-fault').textContent).toBe(text('c.err.send')));
      expect(document.querySelectorAll('#faults')).toHaveLength(count);
    }
  });

  it('happens once however often it is pressed, and shows the form as the server gives it back', async () => {
    const returned = formOf({ name: 'missing', job: 'missing' });
    network.use(http.post('*/register', () => HttpResponse.html(returned, { status: 422 })));
    open();
    fireEvent.submit(find('form'));
    fireEvent.submit(find('form'));
    expect(find('button').getAttribute('aria-disabled')).toBe('true');
    await waitFor(() => expect(document.activeElement?.id).toBe('faults'));
    expect(network.sent).toHaveLength(1);
    expect(said('job')).toBe(text('c.err.job'));
    fireEvent.input(find('#job'), { target: { value: 'backend' } });
    expect(said('job')).toBeUndefined();
  });
});

describe('a browser', () => {
  const start = async () => {
    document.body.innerHTML = formOf();
    jest.resetModules();
    await import('../../../../src/server/pages/browser/main.ts');
    leave('name');
    return said('name');
  };

  it('that lacks what the script needs is left with the plain form', async () => {
    expect(await start()).toBe(text('c.err.name'));
    const held = Object.getOwnPropertyDescriptor(AbortSignal, 'timeout');
    Reflect.deleteProperty(AbortSignal, 'timeout');
    expect(await start()).toBeUndefined();
    if (held) Object.defineProperty(AbortSignal, 'timeout', held);
  });
});
