/** Icons of the tabs that load on demand; kept apart from `icons.ts` so that the first screen does not carry them. */
export { ArrowCounterclockwise20Regular } from '@fluentui/react-icons/svg/arrow-counterclockwise';
export { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
export { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
export { ChartMultiple24Regular } from '@fluentui/react-icons/svg/chart-multiple';
export { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
export { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
export { Edit16Regular } from '@fluentui/react-icons/svg/edit';
export { LockClosed16Regular } from '@fluentui/react-icons/svg/lock-closed';
export { MailEdit20Regular } from '@fluentui/react-icons/svg/mail-edit';
export { PeopleCommunity24Regular } from '@fluentui/react-icons/svg/people-community';
export { Search16Regular } from '@fluentui/react-icons/svg/search';
export { Timer16Regular } from '@fluentui/react-icons/svg/timer';
