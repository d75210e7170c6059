import type { WordingReply } from '../../../../contract/wording.ts';
import { CLOSING_LIMIT, TEXT_LIMIT } from '../../../../core/wording/lint.ts';
import { LINK_MARK, NAME_MARK } from '../../../../core/wording/template.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import type { Employer } from '../../../stores/employers.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { PostButton, SelectField, TextArea } from '../../console/parts/Field.tsx';
import { filledForm } from '../filled-form.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultText, type OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { SEEN_FIELD, type PostedForm } from '../posted.ts';
import {
  CHOICE_NAMES,
  CHOICES,
  choicesOf,
  choiceText,
  TONES,
  type ChoicesForm,
  type Options,
} from '../wording-choices.ts';
import { Section } from './Section.tsx';
import { RefusalBar } from './RefusalBar.tsx';
import { Began, Seen } from './Seen.tsx';

export interface WordingPageProps {
  readonly page: OperatorPage;
  readonly employer: Employer;
  readonly wording: WordingReply;
  readonly seen: number;
  /** The last sentences and the choices, where they were refused. */
  readonly sent?: PostedForm<ChoicesForm> | undefined;
  /** Reads the form of a text that was refused. */
  readonly typed?: ((field: string) => string) | undefined;
  readonly saved?: boolean;
  readonly refusal?: Refused | undefined;
}

/** Says of which kind the text is that a new one is to take the place of. */
export const REPLACES_FIELD = 'replaces';

/** The kind of mail a text in the form is for: `ja first formal`. */
export function kindOfText(read: (field: string) => string): string {
  return `${read('language')} ${read('stage')} ${read('textTone')}`;
}

/** What a company decides for its recruiters; everything else stays the recruiter's own choice. */
export function WordingPage(props: WordingPageProps) {
  const { page, employer, wording, seen, sent, typed, refusal } = props;
  const { text, frame } = page;
  const standing = { form: choicesOf(wording), seen };
  const filled = filledForm(text, standing, sent, refusal, (name, value) => choiceText(text, name, value));
  const fault = (field: string) => (refusal?.field?.startsWith(field) ? faultText(text, refusal) : undefined);
  const exists = refusal?.fault === 'wording_exists';
  const action = (name: string) => operatorPaths.employerAction(employer.employer_id, `wording/${name}`);
  return (
    <ConsolePage
      frame={frame}
      title={text('o.emp.wording')}
      refused={refusal !== undefined}
      aside={<a href={operatorPaths.employer(employer.employer_id)}>{text.nameOf(employer)}</a>}
    >
      <RefusalBar page={page} refusal={refusal} />
      {props.saved && (
        <Bar tone="ok" announce>
          {text('o.emp.saved')}
        </Bar>
      )}
      <div className="stack far narrow">
        <Section title={text('o.wording.choices')}>
          <form method="post" action={action('choices')} className="stack form">
            <Began filled={filled} />
            <div className="columns">
              <TextArea
                id="closingJa"
                label={text('o.wording.closing.ja')}
                hint={text('o.wording.closing.hint', { max: CLOSING_LIMIT })}
                value={filled.form.closingJa}
                fault={fault('closing ja') ?? filled.faults.closingJa}
              />
              <TextArea
                id="closingEn"
                label={text('o.wording.closing.en')}
                hint={text('o.wording.closing.hint', { max: CLOSING_LIMIT })}
                value={filled.form.closingEn}
                fault={fault('closing en') ?? filled.faults.closingEn}
              />
            </div>
            <div className="columns">
              {CHOICE_NAMES.map((name) => (
                <Choice
                  key={name}
                  text={text}
                  id={name}
                  label={`o.wording.${name}`}
                  value={filled.form[name]}
                  fault={filled.faults[name]}
                  options={CHOICES[name]}
                />
              ))}
            </div>
            <div className="row">
              <button className="button primary" type="submit">
                {text('con.save')}
              </button>
            </div>
          </form>
        </Section>
        <Section title={text('o.wording.texts')}>
          {wording.texts.length === 0 && <p className="quiet">{text('o.wording.texts.none')}</p>}
          <ul className="stack">
            {wording.texts.map(({ language, stage, tone, text: body }) => (
              <li key={`${language} ${stage} ${tone}`} className="stack near">
                <div className="row">
                  <b className="grow" id={`text-${language}-${stage}-${tone}`}>
                    {text(`o.wording.language.${language}`)} · {text(`o.wording.stage.${stage}`)} ·{' '}
                    {text(`o.wording.${tone}`)}
                  </b>
                  <PostButton
                    action={action('remove-text')}
                    about={`text-${language}-${stage}-${tone}`}
                    look="subtle"
                    fields={{ language, stage, tone, [SEEN_FIELD]: String(seen) }}
                  >
                    {text('o.member.remove')}
                  </PostButton>
                </div>
                <p className="quote" lang={language}>
                  {body}
                </p>
              </li>
            ))}
          </ul>
          <form method="post" action={action('text')} className="stack form rule">
            <Seen n={seen} />
            {exists && typed && <input type="hidden" name={REPLACES_FIELD} value={kindOfText(typed)} />}
            <div className="columns">
              <Choice
                text={text}
                id="language"
                label="o.wording.language"
                value={typed?.('language') ?? 'ja'}
                options={[
                  ['ja', 'o.wording.language.ja'],
                  ['en', 'o.wording.language.en'],
                ]}
              />
              <Choice
                text={text}
                id="stage"
                label="o.wording.stage"
                value={typed?.('stage') ?? 'document'}
                options={[
                  ['document', 'o.wording.stage.document'],
                  ['first', 'o.wording.stage.first'],
                  ['final', 'o.wording.stage.final'],
                ]}
              />
              <Choice
                text={text}
                id="textTone"
                label="o.wording.tone"
                value={typed?.('textTone') ?? 'formal'}
                options={TONES}
              />
            </div>
            <TextArea
              id="text"
              rows={6}
              label={text('o.wording.text')}
              hint={text('o.wording.text.hint', { max: TEXT_LIMIT, name: NAME_MARK, link: LINK_MARK })}
              value={typed?.('text') ?? ''}
              fault={fault('text')}
              required
            />
            <div className="row">
              <button className="button second" type="submit">
                {text(exists ? 'o.wording.replace' : 'o.wording.add')}
              </button>
            </div>
          </form>
        </Section>
      </div>
    </ConsolePage>
  );
}

type Key = Parameters<OperatorText>[0];

function Choice(props: {
  readonly text: OperatorText;
  readonly id: string;
  readonly label: Key;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly options: Options;
}) {
  const { text, id, label, value, fault } = props;
  const options = props.options.map(([one, key]) => ({ value: one, label: text(key) }));
  return <SelectField id={id} label={text(label)} value={value} fault={fault} options={options} />;
}
