import { Onboarding, type OnboardingOptions } from '../../compose/onboarding.ts';
import type { OnceOnboarding } from '../pane-ports.ts';
import { BookedCard } from './BookedCard.tsx';
import type { CardProps } from './card-props.ts';
import { ConnectCard } from './ConnectCard.tsx';
import { OnboardCard } from './OnboardCard.tsx';
import { ImagesNote, type ImagesState } from './ImagesNote.tsx';
import { InvitedCard } from './InvitedCard.tsx';
import { MismatchCard } from './MismatchCard.tsx';
import { PausedCard, UnsupportedCard } from './PlainCards.tsx';
import { ReadOnlyCard } from './ReadOnlyCard.tsx';
import { SeveralCard } from './SeveralCard.tsx';
import { UnconfirmedCard } from './UnconfirmedCard.tsx';
import { OfferCard, type OfferState } from './OfferCard.tsx';
import { NoItemCard, UnreadableCard } from './UnreadableCard.tsx';

type RareKind =
  | 'mismatch'
  | 'invited'
  | 'unsupported'
  | 'notConnected'
  | 'notOnboarded'
  | 'booked'
  | 'paused'
  | 'noItem'
  | 'unreadable'
  | 'readOnly'
  | 'unconfirmed'
  | 'several';

interface RareCardProps extends Omit<CardProps<RareKind>, 'state'> {
  readonly state: CardProps<RareKind>['state'] | ImagesState | OfferState;
  readonly onboarding: OnceOnboarding;
  readonly onShowDetails: () => void;
}

const makeOnboarding = (options: OnboardingOptions) => new Onboarding(options);

/** The cards few people ever see; their code comes in one piece, behind the first screen. */
export function RareCard({ state, onboarding, onShowDetails, ...common }: RareCardProps) {
  switch (state.kind) {
    case 'mismatch':
      return <MismatchCard state={state} {...common} />;
    case 'invited':
      return <InvitedCard state={state} {...common} />;
    case 'unsupported':
      return <UnsupportedCard state={state} {...common} />;
    case 'notConnected':
      return <ConnectCard state={state} {...common} onShowDetails={onShowDetails} />;
    case 'notOnboarded':
      return <OnboardCard state={state} onboarding={onboarding(makeOnboarding)} />;
    case 'booked':
      return <BookedCard state={state} onboarding={onboarding(makeOnboarding)} />;
    case 'paused':
      return <PausedCard />;
    case 'noItem':
      return <NoItemCard />;
    case 'unreadable':
      return <UnreadableCard state={state} {...common} />;
    case 'readOnly':
      return <ReadOnlyCard state={state} {...common} />;
    case 'unconfirmed':
      return <UnconfirmedCard state={state} {...common} />;
    case 'images':
      return <ImagesNote fate={state.fate} />;
    case 'offer':
      return <OfferCard offer={state.offer} actions={common.actions} />;
    case 'several':
      return <SeveralCard state={state} {...common} />;
  }
}
