import { forHires } from '../../../core/wording/index.ts';
import type { ConsentRecord, MyPage } from '../../services/candidate/my-page.ts';
import { fullMoment } from '../../time/dates.ts';
import type { PageText } from '../page-text.tsx';
import { Icon } from '../parts/Icon.tsx';

/** Every answer the person gave, with time and wording; newest first. */
export function Records({ text, page }: { text: PageText; page: MyPage }) {
  return (
    <details className="records">
      <summary>
        {text('c.my.records')}
        <Icon name="chevronUp" />
      </summary>
      <ul>
        {page.records.map((record, index) => (
          <li key={index}>
            {text(answerOf(record), { what: nameOf(text, page, record.what) })}
            <small>
              {text('c.my.record.meta', {
                at: fullMoment(record.at, text.language),
                version: record.version,
              })}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function answerOf({ on, withdrawn }: ConsentRecord) {
  if (on) return 'c.my.record.yes';
  return withdrawn ? 'c.my.record.withdrawn' : 'c.my.record.no';
}

/** What a record or a switch is about, in words. */
export function nameOf(text: PageText, page: MyPage, what: ConsentRecord['what']): string {
  const japanese = text.language === 'ja';
  switch (what.kind) {
    case 'news':
      return text(forHires('c.my.news', page.hires));
    case 'all_agencies':
      return text('c.my.record.all');
    case 'employer': {
      const share = page.employers.find(({ employer }) => employer.employer_id === what.employerId);
      const short = japanese ? share?.employer.short_name : share?.employer.short_name_en;
      return text('c.my.employer', { short: short ?? '' });
    }
    case 'agency': {
      const names = page.agencies.find(({ agencyId }) => agencyId === what.agencyId)?.names;
      return text('c.my.record.agency', { name: (japanese ? names?.name : names?.name_en) ?? '' });
    }
  }
}
