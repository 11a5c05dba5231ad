import { type CardCharge, endCharge } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import classes from './PayPage.module.css'
import { usePaying } from './usePaying'

/**
 * A card is at the terminal. Nothing else can be done until the cashier says how it went: not knowing is an answer, and
 * then nobody charges it a second time (row 14).
 */
export function CardUnderWay({ charging }: { charging: CardCharge }) {
  const { t } = useText()
  const amount = useAmountText()
  const { cardProviders } = useSelling().desk.settings()
  const { pay, isBusy } = usePaying()
  const [reference, setReference] = useState('')
  const name = cardProviders.find(({ key }) => key === charging.provider)?.name ?? charging.provider
  const which = charging.amount < 0 ? 'refund' : 'charge'
  const end = (outcome: 'paid' | 'not_paid' | 'unknown') =>
    void pay((before) => endCharge(before, outcome, reference.trim() === '' ? null : reference.trim()))
  return (
    <Stack>
      <Text size="xl">{t(`tillSelling.card.${which}`, { name })}</Text>
      <p className={classes.huge}>{amount(Math.abs(charging.amount))}</p>
      <TextInput
        size="lg"
        label={t('tillSelling.card.reference')}
        description={t('tillSelling.card.referenceHint')}
        maxLength={200}
        autoComplete="off"
        value={reference}
        onChange={({ currentTarget: { value } }) => setReference(value)}
      />
      <Button h={64} fz={18} loading={isBusy} onClick={() => end('paid')}>
        {t(`tillSelling.card.${which}Done`)}
      </Button>
      <Button h={64} fz={18} variant="default" disabled={isBusy} onClick={() => end('not_paid')}>
        {t(`tillSelling.card.${which}NotDone`)}
      </Button>
      <Button h={64} fz={18} variant="default" disabled={isBusy} onClick={() => end('unknown')}>
        {t('tillSelling.card.unknown')}
      </Button>
      <Notice tone="caution">{t('tillSelling.card.unknownHint')}</Notice>
    </Stack>
  )
}
