import { canGiveUp, isPaid, leftToPay } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useCounter, useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { useSeller } from '../till/TillContext'
import { CardUnderWay } from './CardUnderWay'
import { DonePanel } from './DonePanel'
import { PaymentSummary } from './PaymentSummary'
import { PaymentWays } from './PaymentWays'
import classes from './PayPage.module.css'
import { payExactCash } from './pay-exact-cash'
import { RefundWays } from './RefundWays'
import { usePaying } from './usePaying'

/** Where a customer pays, or gets their money back. */
export function PayPage() {
  const { t } = useText()
  const selling = useSelling()
  const router = useRouter()
  const counter = useCounter()
  const completed = useLive(selling.desk.completed)
  const notice = useLive(selling.notice)
  const { complete, isBusy } = usePaying()
  useExactCashKey()
  const payment = counter?.document.paying?.payment
  const isNowhere = counter !== undefined && payment === undefined && completed === undefined
  useEffect(() => {
    if (isNowhere) void router.navigate({ to: '/sell', replace: true })
  }, [isNowhere, router])
  if (payment === undefined) return completed === undefined ? null : <DonePanel event={completed} />
  const back = async () => {
    await selling.desk.stopPaying()
    selling.hush()
    await router.navigate({ to: '/sell' })
  }
  return (
    <div className={classes.page}>
      <VisuallyHidden component="h1">{t('tillSelling.pay.pay')}</VisuallyHidden>
      <section className={classes.summary} aria-label={t('tillSelling.payment.summary')}>
        <PaymentSummary payment={payment} />
        <Button
          size="lg"
          variant="default"
          disabled={!canGiveUp(payment) || isBusy}
          leftSection={<IconArrowLeft size={20} aria-hidden />}
          onClick={() => void back()}
        >
          {t('tillSelling.payment.back')}
        </Button>
        {!canGiveUp(payment) && <p className={classes.why}>{t('tillSelling.payment.cardTouched')}</p>}
      </section>
      <section className={classes.ways} aria-label={t('tillSelling.payment.ways')}>
        {notice !== undefined && (
          <Notice tone={notice.tone} urgent>
            {t(notice.text, notice.values ?? {})}
          </Notice>
        )}
        {payment.charging !== null ? (
          <CardUnderWay charging={payment.charging} />
        ) : isPaid(payment) ? (
          <Button size="xl" h={80} loading={isBusy} onClick={() => void complete()}>
            {t('tillSelling.payment.complete')}
          </Button>
        ) : leftToPay(payment) < 0 ? (
          <RefundWays payment={payment} />
        ) : (
          <PaymentWays payment={payment} />
        )}
      </section>
    </div>
  )
}

function useExactCashKey(): void {
  const selling = useSelling()
  const { staff, isLocked } = useSeller()
  useEffect(() => {
    if (isLocked) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      void payExactCash(selling, staff.staffId)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [selling, staff, isLocked])
}
