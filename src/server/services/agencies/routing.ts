import type { Agency } from '../../stores/agencies.ts';
import { ANY_AREA, ANY_JOB } from '../../text/choices.ts';

/** What a person chose on the form. */
export interface Wish {
  readonly job: string;
  readonly area: string | null;
}

/**
 * Which of the named agencies get a person's data: those that serve the area and the work the person chose, in the
 * employer's order; the first of them makes contact. Where none does, the first one named, so that nobody is left
 * without support. Nothing about the person is weighed or scored (docs/decisions/0023).
 */
export function routeTo(agencies: readonly Agency[], wish: Wish): readonly Agency[] {
  const serving = agencies.filter(
    (agency) =>
      serves(agency.areas, wish.area === null || ANY_AREA.has(wish.area) ? null : wish.area) &&
      serves(agency.jobs, ANY_JOB.has(wish.job) ? null : wish.job),
  );
  return serving.length > 0 ? serving : agencies.slice(0, 1);
}

function serves(served: string, wanted: string | null): boolean {
  return served === '' || wanted === null || served.split(' ').includes(wanted);
}
