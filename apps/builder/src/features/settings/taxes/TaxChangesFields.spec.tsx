import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { TaxRegion } from '../shop-parts-queries'
import { TaxRegionPanel } from './TaxRegionPanel'

afterEach(cleanup)

const korea: TaxRegion = {
  id: '01980000-0000-7000-8000-0000000000f1',
  area: { countryCode: 'KR', region: null, postalPrefix: null },
  rates: [{ name: 'VAT', basisPoints: 1_000 }],
  included: true,
  shippingTaxed: true,
}

let last: TaxRegion

function Page({ errors }: { errors: Record<string, string> }) {
  const [region, setRegion] = useState(korea)
  last = region
  return (
    <TaxRegionPanel
      region={region}
      today="2026-11-22"
      errors={errors}
      path="regions.0"
      onChange={setRegion}
      onRemove={() => {}}
    />
  )
}

async function draw(errors: Record<string, string> = {}) {
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <Page errors={errors} />
    </AppProviders>,
  )
  return userEvent.setup()
}

describe('rates from a day on', () => {
  it('begin as those of before, with the next year that has none yet', async () => {
    const user = await draw()
    const add = screen.getByRole('button', { name: 'Plan other rates from a day on' })
    await user.click(add)
    await user.click(add)
    expect(last.changes).toEqual([
      { from: '2027-01-01', rates: korea.rates },
      { from: '2028-01-01', rates: korea.rates },
    ])
    expect(screen.queryByText('Counts now')).toBeNull()
    const [first] = screen.getAllByLabelText('From (first day)')
    if (first === undefined) throw new Error('There is no day.')
    fireEvent.change(first, { target: { value: '2026-11-22' } })
    expect(last.changes?.[0]?.from).toBe('2026-11-22')
    expect(screen.getAllByText('Counts now')).toHaveLength(1)
  })

  it('leave nothing behind when they are taken away, and show what is wrong where it is', async () => {
    const user = await draw({ 'regions.0.changes.0.from': 'Expected a day.' })
    await user.click(screen.getByRole('button', { name: 'Plan other rates from a day on' }))
    expect(screen.getByText('Expected a day.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Remove: 2027-01-01' }))
    expect(last).toEqual(korea)
  })
})
