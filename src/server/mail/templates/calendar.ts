/** What a calendar is to do with an entry (RFC 5546): ask its owner, take it over, or take it out. */
export type CalendarMethod = 'REQUEST' | 'PUBLISH' | 'CANCEL';

/** One meeting as an iCalendar object (RFC 5545): lines end in CRLF, none is longer than 75 octets. */
export function calendarEntry(meeting: {
  readonly method: CalendarMethod;
  readonly uid: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly title: string;
  readonly description: string;
  readonly organizer: { readonly name: string; readonly mail: string };
  /** Absent where nobody is asked to come. */
  readonly attendee?: string | undefined;
  readonly now: Date;
}): string {
  const end = new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000);
  const isOff = meeting.method === 'CANCEL';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Career Relay//Onboarding//EN',
    `METHOD:${meeting.method}`,
    'BEGIN:VEVENT',
    `UID:${meeting.uid}`,
    `DTSTAMP:${stamp(meeting.now)}`,
    `DTSTART:${stamp(meeting.startsAt)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escapeText(meeting.title)}`,
    `DESCRIPTION:${escapeText(meeting.description)}`,
    `ORGANIZER;CN="${meeting.organizer.name.replaceAll('"', "'")}":mailto:${meeting.organizer.mail}`,
    ...(meeting.attendee === undefined
      ? []
      : [`ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${meeting.attendee}`]),
    `SEQUENCE:${isOff ? 1 : 0}`,
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

function stamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
