import type { CaseStage } from '../../db/schema-introductions.ts';
import type { AgencyCase } from '../../stores/agency-cases.ts';

/**
 * The status of a person says how far an agency's work has come, and the moments beside it (first contact, call,
 * placement) say the same: they are written with it, however it was set, and stand only as long as it has come that far.
 * The list, the time line, the results, the API and the person's own page all read them.
 *
 * | status                     | first contact | call         | placement    |
 * | -------------------------- | ------------- | ------------ | ------------ |
 * | `to_contact`               | not yet       | not yet      | not yet      |
 * | `arranging`                | was made      | not yet      | not yet      |
 * | `interviewed`              | was made      | was had      | not yet      |
 * | `introducing`, `in_process`| was made      | as it was    | not yet      |
 * | `placed`                   | was made      | as it was    | is known     |
 * | `paused`                   | as it was     | as it was    | not yet      |
 *
 * Setting a status back therefore takes back what was pressed by mistake, also for the person, who reads it on their page;
 * setting it on again dates it anew. Recorded outcomes move a status on, never back, and so does an agreement to be
 * proposed, which is given in a talk. None of it tells anybody: mails and webhooks are about what others did.
 *
 * An interview that has counted for the employer stays counted, and is kept with the registration: counts change only by
 * a decision of the operator (`credit/review.ts`), and an interview recorded again counts nothing more.
 */
export function momentsAt(
  stage: CaseStage,
  before: Pick<AgencyCase, 'contacted_at' | 'interviewed_at' | 'placed_at'>,
  at: string,
): Partial<Pick<AgencyCase, 'contacted_at' | 'interviewed_at' | 'placed_at'>> {
  const contacted_at = before.contacted_at ?? at;
  switch (stage) {
    case 'to_contact':
      return { contacted_at: null, interviewed_at: null, placed_at: null };
    case 'arranging':
      return { contacted_at, interviewed_at: null, placed_at: null };
    case 'interviewed':
      return { contacted_at, interviewed_at: before.interviewed_at ?? at, placed_at: null };
    case 'introducing':
    case 'in_process':
      return { contacted_at, placed_at: null };
    case 'placed':
      return { contacted_at, placed_at: before.placed_at ?? at };
    case 'paused':
      return { placed_at: null };
  }
}
