import { Type, type Static } from 'typebox';
import { ClientMadeId, Language, Moment } from './ids.ts';

/** `GET /v1/onboarding/times`: free times for the one meeting that gets an employer going, soonest first. */
export const TimesReply = Type.Object({
  minutes: Type.Integer(),
  times: Type.Array(Type.Object({ startsAt: Moment })),
});
export type TimesReply = Static<typeof TimesReply>;

/** `POST /v1/onboarding/bookings`: the recruiter books for themselves; the address is the recruiter's own. */
export const CreateBookingBody = Type.Object(
  {
    bookingId: ClientMadeId,
    startsAt: Moment,
    mail: Type.String({ maxLength: 254, format: 'email' }),
    language: Language,
  },
  { additionalProperties: false },
);
export type CreateBookingBody = Static<typeof CreateBookingBody>;

export const BookingReply = Type.Object({
  bookingId: Type.String(),
  startsAt: Moment,
  minutes: Type.Integer(),
  mail: Type.String(),
});
export type BookingReply = Static<typeof BookingReply>;
