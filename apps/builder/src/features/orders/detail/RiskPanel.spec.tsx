import { type Language, languages } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { RiskPanel } from './RiskPanel'

afterEach(cleanup)

type Shown = Parameters<typeof RiskPanel>[0]['order']

const analyzedAt = '2026-11-21T00:00:00.000Z'
const own: NonNullable<Shown['risk']> = {
  level: 'low',
  score: 10,
  recommendation: 'accept',
  facts: [],
  analyzedAt,
}
const fact = (text: string) => ({ key: 'observed', sentiment: 'negative' as const, values: { text } })
const sentinel: Shown['providerRisks'][number] = {
  provider: { id: 'sentinel', name: 'Sentinel' },
  level: 'high',
  score: 88,
  recommendation: 'cancel',
  facts: [fact('Ships to a hotel.'), fact('Bought at night.')],
  analyzedAt,
}

async function draw(order: Shown, language: Language = 'en') {
  const translation = await createTranslation(language)
  render(
    <AppProviders translation={translation} environment="test">
      <RiskPanel order={order} />
    </AppProviders>,
  )
  return translation.t
}

it.each(languages)('tells who else has assessed the order, and with which facts, in %s', async (language) => {
  const snapshot = { paymentStatus: 'authorized', riskLevel: 'high' } as const
  const t = await draw({ risk: own, providerRisks: [sentinel], snapshot }, language)
  for (const text of ['Ships to a hotel.', 'Bought at night.', t('risk.by', { provider: 'Sentinel' })])
    screen.getByText(text)
  screen.getByText(t('risk.recommendation.accept'))
  screen.getByText(t('risk.recommendation.cancel'))
  screen.getByText(t('risk.joined'))
  expect(screen.getAllByText(t('risk.levelOf.high'))).toHaveLength(1)
})

it('shows a provider also while the shop itself still looks', async () => {
  const snapshot = { paymentStatus: 'authorized', riskLevel: 'high' } as const
  const t = await draw({ risk: null, providerRisks: [sentinel], snapshot })
  screen.getByText(t('risk.pendingBody'))
  screen.getByText(t('risk.by', { provider: 'Sentinel' }))
  expect(screen.queryByText(t('risk.joined'))).toBeNull()
})

it('says of a declined order that nobody has looked at it', async () => {
  const t = await draw({
    risk: null,
    providerRisks: [],
    snapshot: { paymentStatus: 'declined', riskLevel: null },
  })
  screen.getByText(t('risk.none'))
  expect(screen.queryByText(t('risk.pending'))).toBeNull()
})
