import {
  leftToPay,
  minorUnits,
  type Payment,
  payByGiftCard,
  type TillGiftCard,
  tenderIdSchema,
  tillGiftCardSchema,
} from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { useLive } from '../till/live'
import { usePaying } from './usePaying'

/** A gift card: only with a network, since another till may have spent what is on it (row 15). */
export function GiftCardForm({ payment }: { payment: Payment }) {
  const { t, has } = useText()
  const { desk, till } = useSelling()
  const amount = useAmountText()
  const { pay, isBusy } = usePaying()
  const { reached } = useLive(till.sync.state)
  const [code, setCode] = useState('')
  const [card, setCard] = useState<TillGiftCard>()
  const [trouble, setTrouble] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  // One tender for as long as the answer is not known: asked again, the card is charged once.
  const [tenderId, setTenderId] = useState(() => freshId(tenderIdSchema))
  const left = leftToPay(payment)
  const part = minorUnits(Math.min(left, card?.balance.amount ?? 0))
  const failed = (reply: { kind: 'offline' } | { kind: 'problem'; type: string; title: string }) => {
    if (reply.kind === 'offline') return setTrouble(t('tillSelling.giftCard.offline'))
    const key = `problems.${reply.type.replace(/^.*\//, '')}.message`
    setTrouble(has(key) ? t(key) : reply.title)
  }
  const ask = async (work: () => Promise<void>) => {
    setAsking(true)
    setTrouble(undefined)
    try {
      await work()
    } catch {
      setTrouble(t('tillSelling.failed.storage'))
    } finally {
      setAsking(false)
    }
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    void ask(async () => {
      const path = '/api/v1/till/gift-cards/find'
      const reply = await till.server.ask({ method: 'POST', path, body: { code } }, tillGiftCardSchema)
      if (reply.kind === 'answer') setCard(reply.answer)
      else failed(reply)
    })
  }
  const use = () =>
    ask(async () => {
      if (card === undefined) return
      await desk.holding(tenderId)
      const body = { code, amount: { amount: part, currency: card.balance.currency } }
      const path = `/api/v1/till/gift-card-holds/${tenderId}`
      const reply = await till.server.ask({ method: 'PUT', path, body }, tillGiftCardSchema)
      if (reply.kind !== 'answer') {
        if (reply.kind === 'problem') setTenderId(freshId(tenderIdSchema))
        return failed(reply)
      }
      await pay((before) =>
        payByGiftCard(before, { tenderId, giftCardId: reply.answer.giftCardId, amount: part }),
      )
    })
  return (
    <Stack>
      {reached === 'no' && <Notice tone="caution">{t('tillSelling.giftCard.offline')}</Notice>}
      {trouble !== undefined && (
        <Notice tone="bad" urgent>
          {trouble}
        </Notice>
      )}
      <form onSubmit={find}>
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            size="lg"
            label={t('tillSelling.giftCard.code')}
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={60}
            autoFocus
            value={code}
            onChange={({ currentTarget: { value } }) => {
              setCode(value)
              setCard(undefined)
            }}
          />
          <Button
            size="lg"
            type="submit"
            variant="default"
            disabled={code.trim().length < 4}
            loading={isAsking}
          >
            {t('tillSelling.giftCard.find')}
          </Button>
        </Group>
      </form>
      {card !== undefined && (
        <>
          <Notice tone="good">
            {t('tillSelling.giftCard.balance', { last4: card.last4, balance: amount(card.balance.amount) })}
          </Notice>
          <Button
            h={64}
            fz={18}
            disabled={part === 0}
            loading={isAsking || isBusy}
            onClick={() => void use()}
          >
            {t('tillSelling.giftCard.use', { amount: amount(part) })}
          </Button>
        </>
      )}
    </Stack>
  )
}
