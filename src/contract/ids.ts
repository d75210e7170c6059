import { Type } from 'typebox';

/** The five Crockford base32 characters that begin each of an employer's links. */
export const EmployerCode = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{5}$' });

/** An identifier made by the caller, so that sending twice counts once. */
export const ClientMadeId = Type.String({ pattern: '^[0-9A-Za-z_-]{16,64}$' });

/** A calendar day, e.g. `2026-11-23`. */
export const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** A moment in UTC, e.g. `2026-11-23T21:00:00.000Z`. */
export const Moment = Type.String({ format: 'date-time' });

export const Language = Type.Union([Type.Literal('ja'), Type.Literal('en')]);

export const Stage = Type.Union([Type.Literal('document'), Type.Literal('first'), Type.Literal('final')]);
