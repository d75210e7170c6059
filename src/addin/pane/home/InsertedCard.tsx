import { useId, type Ref } from 'react';
import {
  ArrowUndo20Regular,
  Checkmark12Regular,
  CheckmarkCircle20Regular,
  Warning16Regular,
} from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { useFocusSwap } from '../parts/focus.ts';
import { useLandingLook } from '../parts/landing-look.ts';
import { Label, Row, Stack } from '../parts/layout.tsx';
import { BlockQuote, PlainText } from '../parts/Quote.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { GreetingNote } from './GreetingNote.tsx';

/** Shown only after the link was read back from the body (A04). */
export function InsertedCard({
  state,
  busy,
  actions,
  onChangeWording,
}: CardProps<'inserted'> & { readonly onChangeWording: () => void }) {
  const { t } = useTexts();
  const { person, preview } = state;
  const place = useFocusSwap<HTMLDivElement>(state.confirmUndo);
  return (
    <Card>
      <CardHead
        icon={<CheckmarkCircle20Regular />}
        tone="ok"
        title={t('home.inserted.title')}
        text={
          person.name
            ? t('home.inserted.body', { name: person.name })
            : t('home.inserted.body.noName', { address: person.address })
        }
      />
      {state.elsewhere && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t('home.unconfirmed.elsewhere')}
        </Bar>
      )}
      <GreetingNote greets={state.greets} person={person} />
      <Stack gap="tight">
        <Row spread>
          <Label>{t('home.inserted.previewLabel')}</Label>
          <Label look="success">
            <span aria-hidden="true">
              <Checkmark12Regular />
            </span>
            {t('home.inserted.verified')}
          </Label>
        </Row>
        {state.bodyType === 'text' ? (
          <PlainText>{preview.plainText.trim()}</PlainText>
        ) : (
          <BlockQuote preview={preview} />
        )}
      </Stack>
      {state.failed && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t('home.undo.failed')}
        </Bar>
      )}
      {state.confirmUndo ? (
        <ConfirmUndo actions={actions} place={place} />
      ) : (
        <div ref={place}>
          <Row>
            <SecondaryButton
              icon={<ArrowUndo20Regular />}
              busy={busy === 'removing'}
              onPress={() => actions.undo()}
            >
              {t('home.undo')}
            </SecondaryButton>
            <SubtleButton onPress={onChangeWording}>{t('home.changeWording')}</SubtleButton>
          </Row>
        </div>
      )}
    </Card>
  );
}

/** Takes the focus as it appears, so that it is read; the button that led to it is gone. */
function ConfirmUndo({
  actions,
  place,
}: Pick<CardProps<'inserted'>, 'actions'> & { readonly place: Ref<HTMLDivElement> }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div ref={place} role="group" aria-labelledby={id} tabIndex={-1} className={useLandingLook()}>
      <Stack>
        <Bar look="warn" icon={<Warning16Regular />}>
          <span id={id}>
            <b>{t('home.undoEdited.title')}</b>
            <br />
            {t('home.undoEdited.body')}
          </span>
        </Bar>
        <Row>
          <SecondaryButton onPress={() => actions.confirmUndo()}>
            {t('home.undoEdited.confirm')}
          </SecondaryButton>
          <SubtleButton onPress={() => actions.cancelUndo()}>{t('common.cancel')}</SubtleButton>
        </Row>
      </Stack>
    </div>
  );
}
