import type { LightMyRequestResponse } from 'fastify';
import { propose, withdrawProposal } from '../../../src/server/services/agencies/proposals.ts';
import { reopenRequest } from '../../../src/server/services/agencies/request-steps.ts';
import { acceptProposal, declineProposal } from '../../../src/server/services/slots/decisions.ts';
import { readRequest } from '../../../src/server/services/slots/overview.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, HIKARI, MINATO, SAKURA, grantSlot } from '../slots/introduction-world.ts';
import { openAgencySite, pageOf, type AgencySite } from './agency-site.ts';

describeOnBothEngines('A press of the agency that ends something', (create) => {
  let site: AgencySite;
  let requestId: string;
  let askId: string;
  let path: string;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    await site.world.register(HIKARI);
    await grantSlot(site.world, AOBA.id);
    requestId = await site.world.ask(AOBA);
    askId = await site.world.askId(requestId);
    path = `/agency/requests/${askId}`;
  });

  afterEach(() => site.close());

  const request = () => readRequest(site.world.context, AOBA.id, requestId);
  const theCase = () =>
    site.world.context.database.kysely
      .selectFrom('agency_cases')
      .selectAll()
      .where('agency_id', '=', MINATO.agencyId)
      .executeTakeFirstOrThrow();

  /** Proposes the one person there is. */
  async function proposed() {
    const [person] = await site.world.proposable(askId);
    const [proposalId = ''] = await site.world.proposeFirst(askId);
    const disclosureId = person?.disclosure_id ?? '';
    return { proposalId, disclosureId, candidate: `/agency/candidates/${disclosureId}` };
  }

  /** The question of a page, which it opens at; and what its form would send. */
  function asked(reply: LightMyRequestResponse) {
    expect(reply.statusCode).toBe(200);
    const page = pageOf(reply);
    const question = page.querySelector('[role=alertdialog][autofocus]');
    const named = (name: string) => page.getElementById(question?.getAttribute(name) ?? '')?.textContent;
    const form = question?.querySelector('form');
    const fields: Record<string, string> = {};
    for (const input of form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? [])
      fields[input.name] = input.value;
    expect(page.title).not.toContain('エラー');
    return {
      title: named('aria-labelledby'),
      why: named('aria-describedby'),
      fields,
      action: form?.getAttribute('action') ?? '',
      back: question?.querySelector('a')?.getAttribute('href'),
    };
  }

  it('asks before a status ends proposals, says which, and says that they ended', async () => {
    const { candidate } = await proposed();
    const { version } = await theCase();
    const stage = { stage: 'placed', version: String(version) };
    const question = asked(await site.post(`${candidate}/stage`, stage));
    expect(question.title).toBe('返答待ちのご提案を取り下げますか?');
    expect(question.why).toContain('「データアナリスト」(株式会社青葉システムズ)');
    expect(question.back).toBe(`${candidate}#detail`);
    expect((await theCase()).stage).not.toBe('placed');
    expect((await request())?.state).toBe('proposed');
    const reply = await site.post(question.action, question.fields);
    expect(reply.headers.location).toBe(`${candidate}?said=ended#detail`);
    expect((await theCase()).stage).toBe('placed');
    expect((await request())?.proposals).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('asks nothing where nothing would end', async () => {
    const { candidate } = await proposed();
    const stage = async (name: string) => {
      const { version } = await theCase();
      const reply = await site.post(`${candidate}/stage`, { stage: name, version: String(version) });
      return reply.headers.location;
    };
    expect(await stage('in_process')).toBe(`${candidate}?said=saved#detail`);
    const [offer] = (await request())?.proposals ?? [];
    await declineProposal(site.world.context, AOBA.id, requestId, offer?.proposalId ?? '');
    expect(await stage('placed')).toBe(`${candidate}?said=saved#detail`);
  });

  it('asks again where more would end than was said', async () => {
    const { candidate } = await proposed();
    const { version } = await theCase();
    const stage = { stage: 'paused', version: String(version), ends: 'prp_another' };
    expect(asked(await site.post(`${candidate}/stage`, stage)).title).toBeDefined();
  });

  it('asks before an agreement goes, and gives back what was typed where it stays', async () => {
    const { candidate } = await proposed();
    const plan = { 'was-agreed': 'yes', nextNote: '二次面接', profile: 'バックエンド 5年' };
    const question = asked(await site.post(`${candidate}/plan`, plan));
    const kept = pageOf(await site.post(question.action, { ...question.fields, answer: 'back' }));
    const value = (id: string) => kept.querySelector<HTMLInputElement>(`#${id}`)?.value;
    expect([value('nextNote'), value('profile')]).toEqual(['二次面接', 'バックエンド 5年']);
    expect(kept.querySelector<HTMLInputElement>('input[name=agreed]')?.checked).toBe(false);
    expect((await theCase()).agreed_at).not.toBeNull();
    const reply = await site.post(question.action, question.fields);
    expect(reply.headers.location).toContain('said=ended');
    expect(await theCase()).toMatchObject({ agreed_at: null, next_note: '二次面接' });
    expect((await request())?.proposals).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('asks before somebody is taken back, and lets them be proposed again', async () => {
    const { proposalId, disclosureId } = await proposed();
    const question = asked(await site.post(`${path}/withdraw`, { proposal: proposalId }));
    expect(question.why).toContain('候補 1');
    expect(question.back).toBe(`${path}#detail`);
    expect((await request())?.proposals).toMatchObject([{ state: 'offered' }]);
    const reply = await site.post(question.action, question.fields);
    expect(reply.headers.location).toBe(`${path}?said=taken_back#detail`);
    const key = 'key-0123456789abcdef';
    const again = await site.post(`${path}/propose`, { key, person: disclosureId, reason: '経験が近い' });
    expect(again.headers.location).toBe(`${path}?said=proposed#detail`);
    expect((await request())?.proposals).toMatchObject([{ proposalId: `${key}-0`, state: 'offered' }]);
    expect(await acceptProposal(site.world.context, AOBA.id, requestId, `${key}-0`, null)).toBe('done');
  });

  it('does not propose somebody again by a late repetition, nor whom the employer declined', async () => {
    const { proposalId, disclosureId } = await proposed();
    const { context } = site.world;
    const offer = (id: string) =>
      propose(context, MINATO, askId, {
        people: [{ proposalId: id, disclosureId, summary: 'バックエンド 5年・東京' }],
        reason: '経験が近いため',
      });
    await withdrawProposal(context, MINATO, askId, proposalId);
    expect(await offer(proposalId)).toBe('done');
    expect((await request())?.proposals).toMatchObject([{ state: 'withdrawn' }]);
    expect(await offer('prp_again')).toBe('done');
    await withdrawProposal(context, MINATO, askId, 'prp_again');
    expect(await offer(proposalId)).toBe('stale');
    expect(await offer('prp_once_more')).toBe('done');
    await declineProposal(context, AOBA.id, requestId, 'prp_once_more');
    expect(await offer('prp_declined')).toBe('not_proposable');
  });

  it('asks once more where the person was accepted meanwhile, and says what ended', async () => {
    const { proposalId } = await proposed();
    const question = asked(await site.post(`${path}/withdraw`, { proposal: proposalId }));
    await acceptProposal(site.world.context, AOBA.id, requestId, proposalId, null);
    const second = asked(await site.post(question.action, question.fields));
    expect(second.why).toContain('枠は企業に戻ります');
    expect((await request())?.state).toBe('interview');
    const reply = await site.post(second.action, second.fields);
    expect(reply.headers.location).toBe(`${path}?said=interview_off#detail`);
    expect((await request())?.state).toBe('returned');
  });

  it('opens a request again that was passed, with its draft, and asks only the last agency', async () => {
    const draft = JSON.stringify({ people: [], reason: '書きかけの理由' });
    await site.post(`${path}/draft`, { reason: '書きかけの理由' });
    expect((await site.post(`${path}/pass`, {})).headers.location).toBe(`${path}?said=passed#detail`);
    const passed = pageOf(await site.get(path));
    expect(passed.querySelector('form[action$="/pass"]')).toBeNull();
    expect(passed.querySelector('form[action$="/reopen"] button')?.textContent).toBe('もう一度検討する');
    expect((await site.post(`${path}/reopen`, {})).headers.location).toBe(`${path}?said=reopened#detail`);
    expect(await theAsk()).toEqual({ state: 'open', draft });

    const other = `/agency/requests/${await site.world.askId(requestId, SAKURA.agencyId)}`;
    await site.post(`${other}/pass`, {}, SAKURA.agencyId);
    const question = asked(await site.post(`${path}/pass`, {}));
    expect(question.title).toBe('見送って、この依頼を終えますか?');
    expect(await theAsk()).toMatchObject({ state: 'open' });
    const reply = await site.post(question.action, question.fields);
    expect(reply.headers.location).toBe(`${path}?said=passed_last#detail`);
    expect((await request())?.state).toBe('returned');
    expect(await reopenRequest(site.world.context, MINATO, askId)).toBe('closed');
    expect((await site.get(path)).body).not.toContain('もう一度検討する');
  });

  const theAsk = () =>
    site.world.context.database.kysely
      .selectFrom('slot_asks')
      .select(['state', 'draft'])
      .where('ask_id', '=', askId)
      .executeTakeFirstOrThrow();
});
