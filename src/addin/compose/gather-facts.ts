import { employerOf, isPersonalCode } from '../../core/link/index.ts';
import type { ConnectEntryView } from './connect-entry.ts';
import type { ComposeAssistantOptions } from './compose-assistant-options.ts';
import { stageOf, type DraftFacts, type LinkInDraft } from './decide-home-state.ts';
import type { DraftMemory } from './draft-memory.ts';
import type { DraftSnapshot } from './draft-reader.ts';
import type { HomeView, WordingStage } from './home-state.ts';
import { blockFor, operatorOf, previewFound, previewOf, type BlockWording } from './own-block.ts';
import { colleagueDomains, sortRecipients, type SortedRecipients } from './people.ts';

/** What is known of the draft itself. */
export interface DraftKnowledge {
  readonly memory: DraftMemory;
  readonly snapshot: DraftSnapshot | null;
  readonly unreadable: boolean;
}

/** Everything the state of Home depends on, from the host, the connection, the settings and the draft. */
export function gatherFacts(
  options: ComposeAssistantOptions,
  entry: ConnectEntryView,
  { memory, snapshot, unreadable }: DraftKnowledge,
): DraftFacts {
  const { host, connection, settings, links } = options;
  const { me, loading } = connection.view();
  return {
    supported: host.capabilities.supported,
    connection: { me, loading, ...entry },
    hasItem: host.capabilities.hasItem,
    canWrite: host.capabilities.canWrite && !memory.writeRefused,
    canOpenDrafts: host.capabilities.canOpenDrafts,
    openFailed: memory.openFailed,
    failed: memory.failed,
    unreadable,
    sharedMailbox: host.capabilities.sharedMailbox,
    draft: snapshot && {
      bodyType: snapshot.body.type,
      emptyBody: snapshot.verdict.evidence.length === 0 && isEmpty(snapshot),
      verdict: snapshot.verdict,
      recipients: recipientsOf(options, snapshot),
      link: linkIn(options, memory, snapshot),
      hasSelection: snapshot.hasSelection && !snapshot.fragile,
      greetedInstead: snapshot.greetedInstead,
    },
    unconfirmed: memory.unconfirmed,
    dismissed: memory.dismissed,
    stage: memory.stage,
    placement: snapshot?.fragile ? 'cursor' : settings.view().placement,
    wantsElsewhereNote: memory.elsewhere,
    confirmUndo: memory.confirmUndo,
    offerReminder: memory.offersReminder,
    invited: (person) => links.invited(person),
    preview: (person, stage) => {
      if (!me) return { sentence: '', plainText: '', url: '' };
      const wording = wordingFor(options, memory, snapshot, stage);
      return previewOf(blockFor(me, person, links.codeFor(memory, me, person), wording));
    },
  };
}

/** The wording an insertion would use now: own before company's before standard; its language follows the mail, else the pane. */
export function wordingFor(
  { connection, settings, wording, uiLanguage }: ComposeAssistantOptions,
  memory: DraftMemory,
  snapshot: DraftSnapshot | null,
  stage?: WordingStage,
): BlockWording {
  const { blockLanguage } = settings.view();
  const tone = wording.tone() ?? settings.view().tone;
  const mail = snapshot?.verdict.language ?? 'other';
  const language = blockLanguage !== 'auto' ? blockLanguage : mail === 'other' ? uiLanguage() : mail;
  const kind = { stage: stage ?? stageOf({ stage: memory.stage, draft: snapshot }), language, tone };
  const { me } = connection.view();
  const operator = me ? operatorOf(me, language) : undefined;
  return { ...kind, operator, hires: me?.employer.hires, ...wording.textsFor(kind) };
}

/** Images that were lost may be there again. */
export function imagesNote(memory: DraftMemory, snapshot: DraftSnapshot | null): HomeView['images'] {
  if (snapshot && snapshot.images < memory.imagesBefore) return 'lost';
  return memory.imagesUnsure ? 'unknown' : null;
}

function recipientsOf(
  { host, connection }: ComposeAssistantOptions,
  { recipients }: DraftSnapshot,
): SortedRecipients {
  return sortRecipients(recipients, colleagueDomains(connection.view().me, host.mailbox.address));
}

function linkIn(
  { connection, links }: ComposeAssistantOptions,
  memory: DraftMemory,
  { found, aboveSignature }: DraftSnapshot,
): LinkInDraft | null {
  const { me } = connection.view();
  if (!found || !me) return null;
  const { code } = found;
  const owner = memory.owner?.code === code ? memory.owner : memory.offered.get(code);
  return {
    kind: isPersonalCode(code) ? 'personal' : 'common',
    otherCompany: employerOf(code) !== me.employer.code,
    preview: previewFound(found, me.relayOrigin),
    aboveSignature,
    owner: owner ?? links.ownerOf(code),
    stage: owner?.wording.stage ?? null,
    chosen: owner?.chosen ?? false,
  };
}

function isEmpty({ body }: DraftSnapshot): boolean {
  const text =
    body.type === 'html'
      ? body.content.replace(/<(style|script|head)\b[\s\S]*?<\/\1>|<[^>]*>|&nbsp;/gi, '')
      : body.content;
  return text.trim() === '';
}
