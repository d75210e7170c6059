/** One import per icon: the package's index would make every test and every build read thousands of them. */
export { Alert20Regular } from '@fluentui/react-icons/svg/alert';
export { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
export { ArrowSwap16Regular } from '@fluentui/react-icons/svg/arrow-swap';
export { ArrowUndo20Regular } from '@fluentui/react-icons/svg/arrow-undo';
export { BranchFork20Regular } from '@fluentui/react-icons/svg/branch-fork';
export { CalendarAdd20Regular } from '@fluentui/react-icons/svg/calendar-add';
export { CalendarClock20Regular } from '@fluentui/react-icons/svg/calendar-clock';
export {
  Checkmark12Regular,
  Checkmark16Regular,
  Checkmark20Regular,
} from '@fluentui/react-icons/svg/checkmark';
export { CheckmarkCircle20Regular } from '@fluentui/react-icons/svg/checkmark-circle';
export { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
export { CloudOff16Regular, CloudOff20Regular } from '@fluentui/react-icons/svg/cloud-off';
export { Copy20Regular } from '@fluentui/react-icons/svg/copy';
export { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
export { History20Regular } from '@fluentui/react-icons/svg/history';
export { LinkAdd20Regular } from '@fluentui/react-icons/svg/link-add';
export { LockClosed20Regular } from '@fluentui/react-icons/svg/lock-closed';
export { Mail16Regular } from '@fluentui/react-icons/svg/mail';
export { MailCheckmark16Regular, MailCheckmark20Regular } from '@fluentui/react-icons/svg/mail-checkmark';
export { MailRead20Regular } from '@fluentui/react-icons/svg/mail-read';
export { PauseCircle20Regular } from '@fluentui/react-icons/svg/pause-circle';
export { People20Regular } from '@fluentui/react-icons/svg/people';
export { PersonAdd16Regular } from '@fluentui/react-icons/svg/person-add';
export { ShieldLock16Regular } from '@fluentui/react-icons/svg/shield-lock';
export { TicketDiagonal16Regular, TicketDiagonal20Regular } from '@fluentui/react-icons/svg/ticket-diagonal';
export { TextT16Regular } from '@fluentui/react-icons/svg/text-t';
export { Warning16Regular, Warning20Regular } from '@fluentui/react-icons/svg/warning';
