import { formatSpan } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { useEffect, useState } from 'react'
import type { PinAnswer } from '../till/till-session'

/** What an answer says in words; the wait counts down, and is gone when it is over. */
export function usePinMessage(answer: PinAnswer | undefined): string | undefined {
  const { t, language } = useText()
  const [now, setNow] = useState(Date.now)
  const until = answer?.kind === 'wait' ? answer.until : undefined
  useEffect(() => {
    if (until === undefined) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  if (answer?.kind === 'wrong') return t('till.session.wrong', { count: answer.left })
  if (until === undefined || until <= now) return undefined
  return t('till.session.wait', { span: formatSpan(Math.ceil((until - now) / 1_000), language) })
}
