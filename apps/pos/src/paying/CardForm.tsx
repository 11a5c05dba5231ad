import { type Payment, startCharge, tenderIdSchema } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { useAmountText } from '../selling/pad/useAmountText'
import { freshId } from '../till/fresh-id'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import { usePart } from './usePart'
import { usePaying } from './usePaying'

interface CardFormProps {
  readonly payment: Payment
  readonly provider: { readonly key: string; readonly name: string }
}

/**
 * A card terminal of somebody else's: the till only keeps what it said. Without a network the terminal will hardly reach
 * its bank either, unless it has a network of its own (R101).
 */
export function CardForm({ payment, provider }: CardFormProps) {
  const { t } = useText()
  const amount = useAmountText()
  const { reached } = useLive(useTill().sync.state)
  const { pay, isBusy } = usePaying()
  const { part, field } = usePart(payment)
  const [hasOwnNetwork, setOwnNetwork] = useState(false)
  const isOff = reached === 'no' && !hasOwnNetwork
  return (
    <Stack>
      {reached === 'no' && (
        <Notice tone="caution" title={t('tillSelling.card.offTitle')}>
          {t('tillSelling.card.off')}
          <Switch
            size="lg"
            mt="xs"
            label={t('tillSelling.card.ownNetwork')}
            checked={hasOwnNetwork}
            onChange={({ currentTarget: { checked } }) => setOwnNetwork(checked)}
          />
        </Notice>
      )}
      {field}
      <Button
        h={64}
        fz={18}
        disabled={isOff || isBusy}
        onClick={() =>
          void pay((before) =>
            startCharge(before, { tenderId: freshId(tenderIdSchema), provider: provider.key, amount: part }),
          )
        }
      >
        {t('tillSelling.card.start', { amount: amount(part), name: provider.name })}
      </Button>
    </Stack>
  )
}
