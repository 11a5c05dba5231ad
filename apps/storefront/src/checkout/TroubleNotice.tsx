import { useEffect, useRef } from 'preact/hooks'
import { isRefusal } from '../platform/answered'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import type { Faults } from './checkout-draft'
import type { Trouble } from './useCheckout'

/** Why it was not ordered; the first field that is wrong gets the focus. */
export function TroubleNotice({ trouble, faults }: { trouble: Trouble | undefined; faults: Faults }) {
  const { t } = useReader()
  const notice = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (trouble === undefined) return
    const form = notice.current?.closest('form')
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.focus()
  }, [trouble])
  if (trouble === undefined) return null
  const fields = Object.keys(faults).length
  if (trouble.kind === 'fields' && fields === 0) return null
  // Said beneath the number, which has the focus.
  if (trouble.kind === 'refused' && isRefusal(trouble.error, 'card-declined'))
    return <p ref={notice} hidden />
  return (
    <p class="error box" role="alert" ref={notice}>
      {trouble.kind === 'refused'
        ? problemText(trouble.error, t)
        : trouble.kind === 'fields'
          ? t('checkout.mendFields', { count: fields })
          : trouble.kind === 'price'
            ? t('refusal.price-changed')
            : t(`obstacle.${trouble.kind}`)}
    </p>
  )
}
