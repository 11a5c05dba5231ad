import { isPaid, type Payment, type PaymentStep } from '@counterflow/core'
import { useCallback, useState } from 'react'
import { useSelling } from '../selling/useSelling'
import { useSeller } from '../till/TillContext'
import { completeSale } from './complete-sale'

/** Carries the payment on, and completes the sale with the part that settles it. */
export function usePaying() {
  const selling = useSelling()
  const { staff } = useSeller()
  const [isBusy, setBusy] = useState(false)
  const complete = useCallback(async () => {
    setBusy(true)
    try {
      return await completeSale(selling, staff.staffId)
    } finally {
      setBusy(false)
    }
  }, [selling, staff])
  const pay = useCallback(
    async (step: (payment: Payment) => PaymentStep): Promise<boolean> => {
      let done: PaymentStep | undefined
      try {
        done = await selling.desk.pay(step)
      } catch {
        selling.say('bad', 'tillSelling.failed.storage')
        return false
      }
      if (done === undefined) return false
      if (!done.done) {
        selling.say('bad', `tillSelling.payment.refusal.${done.why}`)
        return false
      }
      selling.hush()
      if (isPaid(done.payment)) await complete()
      return true
    },
    [selling, complete],
  )
  return { pay, complete, isBusy }
}
