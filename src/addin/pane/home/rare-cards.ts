export { BookedCard } from './BookedCard.tsx';
export { ConnectCard } from './ConnectCard.tsx';
export { OnboardCard } from './OnboardCard.tsx';
export { PausedCard, UnsupportedCard } from './PlainCards.tsx';
export { ReadOnlyCard } from './ReadOnlyCard.tsx';
export { SeveralCard } from './SeveralCard.tsx';
export { UnconfirmedCard } from './UnconfirmedCard.tsx';
export { NoItemCard, UnreadableCard } from './UnreadableCard.tsx';
