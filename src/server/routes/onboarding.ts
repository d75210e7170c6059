import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ClientMadeId } from '../../contract/ids.ts';
import { BookingReply, CreateBookingBody, TimesReply } from '../../contract/onboarding.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { Refusal } from '../http/errors.ts';
import { parseMailAddress } from '../identity/mail-address.ts';
import { book, cancel, listTimes } from '../services/employer/onboarding.ts';
import { REFUSALS } from './refusals.ts';

/** The meeting with an employer on its way in (contract/onboarding.ts). */
export function onboardingRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/onboarding/times',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'Free times for the onboarding meeting',
          response: { 200: TimesReply, ...REFUSALS },
        },
      },
      () => listTimes(context),
    );

    app.post(
      '/onboarding/bookings',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'Book the onboarding meeting',
          body: CreateBookingBody,
          response: { 201: BookingReply, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const { mail, startsAt } = request.body;
        if (!parseMailAddress(mail).ok) throw new Refusal('invalid_request', ['mail']);
        // A form of moments that is no moment to us: an offset without minutes, the second that a leap adds.
        if (Number.isNaN(Date.parse(startsAt))) throw new Refusal('invalid_request', ['startsAt']);
        const result = await book(context, callerOf(request, 'connection').employerId, request.body);
        if (typeof result === 'string') throw new Refusal(result);
        return reply.code(201).send(result.booking);
      },
    );

    app.delete(
      '/onboarding/bookings/:bookingId',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'Cancel the onboarding meeting',
          params: Type.Object({ bookingId: ClientMadeId }),
          response: { 204: Type.Null(), ...REFUSALS },
        },
      },
      async (request, reply) => {
        const { employerId } = callerOf(request, 'connection');
        if (!(await cancel(context, employerId, request.params.bookingId))) throw new Refusal('not_found');
        return reply.code(204).send(null);
      },
    );
  };
}
