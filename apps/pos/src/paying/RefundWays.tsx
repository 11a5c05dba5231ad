import {
  leftToPay,
  minorUnits,
  type Payment,
  payByGiftCard,
  payInCash,
  payManually,
  type RefundPart,
  refundParts,
  refundSources,
  startCharge,
  tenderIdSchema,
} from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { useAmountText } from '../selling/pad/useAmountText'
import { useCounter, useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { useTenderName } from './TenderName'
import { usePaying } from './usePaying'

/** How money goes back: the way it came first. */
export function RefundWays({ payment }: { payment: Payment }) {
  const { t } = useText()
  const { cardProviders } = useSelling().desk.settings()
  const amount = useAmountText()
  const name = useTenderName()
  const { pay, isBusy } = usePaying()
  const originals = useCounter()?.document.originals ?? []
  const owed = -leftToPay(payment)
  const sources = refundSources(
    originals.flatMap(({ tenders }) => tenders),
    [...originals.flatMap(({ givenBack }) => givenBack), ...payment.tenders],
  )
  const [next] = refundParts(owed, sources)
  const inCash = () => pay((before) => payInCash(before, freshId(tenderIdSchema), null))
  return (
    <Stack>
      <Text size="lg">
        {t(originals.length > 0 ? 'tillSelling.refund.original' : 'tillSelling.refund.any')}
      </Text>
      {next?.source != null && (
        <Button h={72} fz={18} loading={isBusy} onClick={() => void pay((before) => giveBack(before, next))}>
          {t('tillSelling.refund.by', { amount: amount(-next.amount), name: name(next.source) })}
        </Button>
      )}
      <Button
        h={72}
        fz={18}
        variant={next?.source == null ? 'filled' : 'default'}
        loading={isBusy}
        aria-keyshortcuts="F10"
        onClick={() => void inCash()}
      >
        {t('tillSelling.refund.by', { amount: amount(owed), name: t('tillSelling.tender.cash') })}
      </Button>
      {next?.source?.kind !== 'external_card' &&
        cardProviders.map(({ key, name: provider }) => (
          <Button
            key={key}
            h={64}
            fz={18}
            variant="default"
            disabled={isBusy}
            onClick={() =>
              void pay((before) =>
                startCharge(before, {
                  tenderId: freshId(tenderIdSchema),
                  provider: key,
                  amount: minorUnits(-owed),
                }),
              )
            }
          >
            {t('tillSelling.refund.by', { amount: amount(owed), name: provider })}
          </Button>
        ))}
      {next?.source != null && <Notice tone="neutral">{t('tillSelling.refund.why')}</Notice>}
    </Stack>
  )
}

function giveBack(payment: Payment, { source, amount }: RefundPart) {
  const tenderId = freshId(tenderIdSchema)
  switch (source?.kind) {
    case 'manual': {
      const { method, state } = source
      return payManually(payment, { tenderId, method, state, amount, reference: null })
    }
    case 'gift_card':
      return payByGiftCard(payment, { tenderId, giftCardId: source.giftCardId, amount })
    case 'external_card':
      return startCharge(payment, { tenderId, provider: source.provider, amount })
    default:
      return payInCash(payment, tenderId, null)
  }
}
