import { Type, type Static } from 'typebox';
import { MOST_IN_REPORT, MOST_REPORTS } from './count-limits.ts';
import { ClientMadeId, Day, Language, Stage } from './ids.ts';

/**
 * `POST /v1/counts`: how many links were inserted or sent. Never for whom: no field here could carry a person, a
 * mail or a link, and unknown fields are refused (docs/decisions/0003-nothing-leaves-the-mailbox.md).
 */
export const CountReport = Type.Object(
  {
    /** Made by the add-in; a repeated report counts once. */
    reportId: ClientMadeId,
    day: Day,
    stage: Stage,
    language: Language,
    /** Net change: an undo takes an insertion back, so it may be negative. */
    inserted: Type.Integer({ minimum: -MOST_IN_REPORT, maximum: MOST_IN_REPORT }),
    sent: Type.Integer({ minimum: 0, maximum: MOST_IN_REPORT }),
  },
  { additionalProperties: false },
);
export type CountReport = Static<typeof CountReport>;

export const CreateCountsBody = Type.Object(
  { reports: Type.Array(CountReport, { minItems: 1, maxItems: MOST_REPORTS }) },
  { additionalProperties: false },
);
export type CreateCountsBody = Static<typeof CreateCountsBody>;

export const CountsReply = Type.Object({ accepted: Type.Integer({ minimum: 0 }) });
export type CountsReply = Static<typeof CountsReply>;
