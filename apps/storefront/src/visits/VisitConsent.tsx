import { useEffect, useState } from 'preact/hooks'
import { useReader } from '../platform/reader'
import { answerAboutVisits, asksAboutVisits } from './visits'

/** Asks who came by an advertisement whether the shop may know; saying no is as easy as saying yes. */
export function VisitConsent() {
  const { t } = useReader()
  const [asks, setAsks] = useState(false)
  // The server that draws the page knows nothing of visits.
  useEffect(() => setAsks(asksAboutVisits()), [])
  if (!asks) return null
  const answer = (agrees: boolean) => {
    answerAboutVisits(agrees)
    setAsks(false)
  }
  return (
    <p class="notice">
      <span>{t('visits.question')}</span>
      <button type="button" class="quiet" onClick={() => answer(true)}>
        {t('visits.yes')}
      </button>
      <button type="button" class="quiet" onClick={() => answer(false)}>
        {t('visits.no')}
      </button>
    </p>
  )
}
