import {
  ArrowUndo20Regular,
  Checkmark12Regular,
  CheckmarkCircle20Regular,
  Warning20Regular,
} from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
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
}: CardProps<'inserted'> & { readonly onChangeWording: (() => void) | undefined }) {
  const { t } = useTexts();
  const { person, preview } = state;
  return (
    <>
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
          <Bar look="warn" icon={<Warning20Regular fontSize={16} />}>
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
          <Bar look="warn" icon={<Warning20Regular fontSize={16} />}>
            {t('home.undo.failed')}
          </Bar>
        )}
        {state.confirmUndo ? (
          <ConfirmUndo actions={actions} />
        ) : (
          <Row>
            <SecondaryButton
              icon={<ArrowUndo20Regular />}
              busy={busy === 'removing'}
              onPress={() => actions.undo()}
            >
              {t('home.undo')}
            </SecondaryButton>
            {onChangeWording && (
              <SubtleButton onPress={onChangeWording}>{t('home.changeWording')}</SubtleButton>
            )}
          </Row>
        )}
      </Card>
    </>
  );
}

function ConfirmUndo({ actions }: Pick<CardProps<'inserted'>, 'actions'>) {
  const { t } = useTexts();
  return (
    <Stack>
      <Bar look="warn" icon={<Warning20Regular fontSize={16} />}>
        <b>{t('home.undoEdited.title')}</b>
        <br />
        {t('home.undoEdited.body')}
      </Bar>
      <Row>
        <SecondaryButton onPress={() => actions.confirmUndo()}>
          {t('home.undoEdited.confirm')}
        </SecondaryButton>
        <SubtleButton onPress={() => actions.cancelUndo()}>{t('common.cancel')}</SubtleButton>
      </Row>
    </Stack>
  );
}
