import type { HomeActions, HomeState, HomeView } from '../../compose/home-state.ts';

/** What every state card gets: its state, whether a connection exists, what is running, and what can be asked for. */
export interface CardProps<Kind extends HomeState['kind']> {
  readonly state: Extract<HomeState, { kind: Kind }>;
  readonly online: boolean;
  readonly busy: HomeView['busy'];
  readonly actions: HomeActions;
}
