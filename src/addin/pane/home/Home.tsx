import type { HomeView } from '../../compose/home-state.ts';
import type { HomeSource, OnceOnboarding } from '../pane-ports.ts';
import { onDemand } from '../shell/on-demand.tsx';
import { CheckingCard } from './CheckingCard.tsx';
import { DetectedCard } from './DetectedCard.tsx';
import { InsertedCard } from './InsertedCard.tsx';
import { NeutralCard } from './NeutralCard.tsx';
import { NoRecipientCard } from './NoRecipientCard.tsx';

/** The usual cards of a draft under way are loaded with the pane, the others behind it (docs/decisions/0022). */
export const RareCard = onDemand(
  async () => (await import(/* webpackChunkName: "rare" */ './RareCard.tsx')).RareCard,
  'home.notLoaded',
);

interface HomeProps {
  readonly view: HomeView;
  readonly actions: HomeSource['actions'];
  readonly onboarding: OnceOnboarding;
  readonly onShowDetails: () => void;
  readonly onChangeWording: () => void;
}

/** Exactly one state card, and at most one question below it. */
export function Home(props: HomeProps) {
  const { view } = props;
  const offersReminder = view.state.kind === 'inserted' && view.state.offerReminder;
  return (
    <>
      {view.images && <RareCard {...props} {...view} state={{ kind: 'images', fate: view.images }} />}
      <StateCard {...props} />
      {offersReminder && <RareCard {...props} {...view} state={{ kind: 'offer', offer: 'start' }} />}
      {view.asksToStop && <RareCard {...props} {...view} state={{ kind: 'offer', offer: 'stop' }} />}
    </>
  );
}

function StateCard({ view, actions, onboarding, onShowDetails, onChangeWording }: HomeProps) {
  const { state } = view;
  const common = { online: view.online, busy: view.busy, actions };
  if (state.kind === 'inserted')
    return <InsertedCard state={state} {...common} onChangeWording={onChangeWording} />;
  if (state.kind === 'checking') return <CheckingCard />;
  if (state.kind === 'noRecipient') return <NoRecipientCard state={state} {...common} />;
  if (state.kind === 'detected') return <DetectedCard state={state} {...common} />;
  if (state.kind === 'neutral') return <NeutralCard state={state} {...common} />;
  return <RareCard state={state} {...common} onboarding={onboarding} onShowDetails={onShowDetails} />;
}
