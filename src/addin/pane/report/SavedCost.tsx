import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ReportReply } from '../../../contract/report.ts';
import { useAnnounce } from '../announcer.tsx';
import type { ReportSource } from '../pane-ports.ts';
import { Card } from '../parts/Card.tsx';
import { isComposing } from '../parts/composing.ts';
import { Label, Row, Rule } from '../parts/layout.tsx';
import { pressFault } from '../parts/TabPage.tsx';
import { Edit16Regular } from '../tab-icons.ts';
import { Rich, useTexts } from '../texts.tsx';
import { parseYen, yen } from './yen.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  amount: {
    margin: '-8px 0 0',
    fontSize: '28px',
    lineHeight: '36px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'break-word',
    // At 200 % zoom a figure of millions still stands on one line.
    '@media (max-width: 239px)': { fontSize: '18px', lineHeight: '24px', marginTop: '-4px' },
  },
  rows: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  name: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  value: { fontSize: '12px', lineHeight: '16px', fontWeight: tokens.fontWeightBold },
  edit: { display: 'flex', alignItems: 'center', columnGap: '6px', maxWidth: '100%' },
  input: {
    boxSizing: 'border-box',
    // 104 px, and as much more as the letters are larger.
    width: 'calc(104em / 12)',
    minWidth: 0,
    minHeight: '28px',
    padding: '3px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
    ':focus': {
      outlineStyle: 'none',
      borderBottomColor: tokens.colorBrandStroke1,
      boxShadow: `inset 0 -1px 0 ${tokens.colorBrandStroke1}`,
    },
    ':disabled': { color: tokens.colorNeutralForeground3 },
    '@media (forced-colors: active)': { ':focus': { outline: '2px solid Highlight' } },
  },
  pencil: { display: 'inline-flex', color: tokens.colorNeutralForeground3 },
  fault: { color: tokens.colorStatusDangerForeground1, fontSize: '12px', lineHeight: '16px' },
  potential: {
    margin: 0,
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
});

/** Hires through slots times the company's own cost per hire. Nothing is claimed for registrations. */
export function SavedCost({
  report,
  source,
  readOnly,
}: {
  readonly report: ReportReply;
  readonly source: ReportSource;
  readonly readOnly: boolean;
}) {
  const styles = useStyles();
  const { t, nodes } = useTexts();
  const { hires, costPerHireYen: cost, unusedSlots } = report;
  return (
    <Card>
      <h2 className={styles.heading}>{t('report.saved')}</h2>
      {cost === null ? (
        <Label>{t('report.saved.none')}</Label>
      ) : (
        <p className={styles.amount}>{yen(hires * cost)}</p>
      )}
      <div className={styles.rows}>
        <Row spread>
          <span className={styles.name}>{t('report.saved.hires')}</span>
          <span className={styles.value}>{t('report.saved.hires.n', { n: hires })}</span>
        </Row>
        <CostField cost={cost} source={source} readOnly={readOnly} />
      </div>
      {cost !== null && unusedSlots > 0 && (
        <>
          <Rule />
          <p className={styles.potential}>
            <Rich
              nodes={nodes('report.saved.potential', { n: unusedSlots, amount: yen(unusedSlots * cost) })}
              slots={{ b: (children) => <b>{children}</b> }}
            />
          </p>
        </>
      )}
    </Card>
  );
}

/** Edited in place; saved for the whole company when left or confirmed by Enter. */
function CostField({
  cost,
  source,
  readOnly,
}: {
  readonly cost: number | null;
  readonly source: ReportSource;
  readonly readOnly: boolean;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const announce = useAnnounce();
  const id = useId();
  const written = cost === null ? '' : yen(cost);
  /** Null while nobody is editing. */
  const [edited, setEdited] = useState<string | null>(null);
  const text = edited ?? written;
  const [fault, setFault] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async (pressed: boolean) => {
    const amount = parseYen(text);
    if (amount === undefined) {
      const invalid = t('report.saved.invalid');
      setFault(invalid);
      // Whoever leaves the field has heard it, if it stands there already.
      if (pressed || fault !== invalid) announce(invalid);
      return;
    }
    setFault(null);
    if (amount === cost) return setEdited(null);
    if (saving) return;
    setSaving(true);
    const refused = await source.setCostPerHire(amount);
    setSaving(false);
    if (!refused) setEdited(null);
    const why = refused && t(pressFault(refused));
    setFault(why);
    announce(why ?? t('common.saved'));
  };

  return (
    <>
      <Row spread>
        <label htmlFor={id} className={styles.name}>
          {t('report.saved.perHire')}
        </label>
        <span className={styles.edit}>
          <input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            maxLength={16}
            className={styles.input}
            value={text}
            disabled={readOnly}
            // What is typed meanwhile would give way to what was saved.
            readOnly={saving}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            onChange={(event) => setEdited(event.currentTarget.value)}
            onBlur={() => void save(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) void save(true);
            }}
          />
          <span className={styles.pencil} aria-hidden="true">
            <Edit16Regular />
          </span>
        </span>
      </Row>
      {fault && (
        <span id={`${id}-fault`} className={styles.fault}>
          {fault}
        </span>
      )}
    </>
  );
}
