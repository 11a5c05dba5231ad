import { useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { fieldErrors, problemParagraph } from '../../platform/api/problem-text'
import { MoneyInput } from '../../platform/forms/MoneyInput'
import { useMay } from '../session/useStaff'
import { type Shop, useUpdateShop } from './shop-queries'

/** What a dispute costs the shop (R91). */
export function DisputeFeeField({ shop: { disputeFee } }: { shop: Shop }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const [amount, setAmount] = useState<number | undefined>(disputeFee.amount)
  const update = useUpdateShop()
  const changed = amount !== undefined && amount !== disputeFee.amount
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!changed) return
        update.mutate(
          { disputeFee: { amount, currency: disputeFee.currency } },
          { onSuccess: () => notifications.show({ message: t('general.saved') }) },
        )
      }}
    >
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <MoneyInput
          label={t('settings.disputeFee')}
          description={t('settings.disputeFeeHint')}
          currency={disputeFee.currency}
          value={amount}
          onChange={setAmount}
          readOnly={!may('shop.update')}
          error={
            update.error
              ? (fieldErrors(update.error).disputeFee ?? problemParagraph(update.error, text))
              : undefined
          }
        />
        {may('shop.update') && (
          <Button type="submit" variant="default" disabled={!changed} loading={update.isPending}>
            {t('general.save')}
          </Button>
        )}
      </Group>
    </form>
  )
}
