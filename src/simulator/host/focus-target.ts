import { HOST_ACTION } from '../protocol/dispatch-ids.ts';

/** Where the focus goes when it leaves the pane. */
export type FocusTarget = 'before-pane' | 'after-pane' | 'editor';

/** By the action with which office.js says that it leaves. */
export const FOCUS_AFTER: Readonly<Record<number, FocusTarget>> = {
  [HOST_ACTION.tabExit]: 'after-pane',
  [HOST_ACTION.tabExitBackwards]: 'before-pane',
  [HOST_ACTION.nothingFocusable]: 'after-pane',
  [HOST_ACTION.nothingFocusableBackwards]: 'before-pane',
  [HOST_ACTION.controlF6Exit]: 'editor',
  [HOST_ACTION.controlF6ExitBackwards]: 'editor',
  [HOST_ACTION.escape]: 'editor',
};
