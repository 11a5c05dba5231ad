import { createTranslation, type TextKey } from '@counterflow/i18n'
import { describe, expect, it } from 'vitest'
import { exceptionKinds, type TillException } from './exception-queries'
import { exceptionWords } from './exception-words'

async function reader(language: 'en' | 'ko' | 'ja') {
  const translation = await createTranslation(language)
  return {
    t: (key: TextKey, values = {}) => translation.t(key, values),
    has: (key: string): key is TextKey => translation.exists(key),
    language,
  }
}

const said = async (
  kind: TillException['kind'],
  details: TillException['details'],
  language: 'en' | 'ko' = 'en',
) => exceptionWords({ kind, details }, await reader(language))

describe('what happened', () => {
  it('is told with the amounts in the currency of the sale', async () => {
    expect(
      await said('price_drift', { title: 'Tea', printed: 12_000, current: 13_500, currency: 'KRW' }),
    ).toBe('Tea was sold for ₩12,000; it costs ₩13,500 now. The printed price stands.')
    expect(
      await said('cash_difference', { expected: 5_000, counted: 4_250, difference: -750, currency: 'USD' }),
    ).toBe('$42.50 was counted, $50.00 should have been there: $7.50 too little.')
  })

  it('names both sums where ledger and shop differ, and what of a sale does not add up', async () => {
    expect(
      await said('mismatch', { what: 'totals_differ', ledger: 56_500, shop: 56_000, currency: 'KRW' }),
    ).toMatch(/^The ledger says ₩56,500, and the shop has entered ₩56,000\./)
    expect(await said('mismatch', { what: 'sale_entered_before', epoch: 1, seq: 4 })).toBe(
      'Another entry tells of this sale again. It was entered once.',
    )
    expect(await said('rules_version', { faults: ['wrong_total', 'of a later version'] })).toMatch(
      /compare the receipt with the order\. The total is not the sum of what was sold and brought back\.$/,
    )
  })

  it('says why an entry was kept, in the language of the reader', async () => {
    expect(await said('parked', { why: 'fork', epoch: 2, seq: 17 }, 'ko')).toContain(
      '같은 자리에 다른 기록이 있습니다.',
    )
  })

  it.each(['en', 'ko', 'ja'] as const)(
    'has a sentence without gaps for each kind that says nothing more: %s',
    async (language) => {
      const words = await reader(language)
      for (const kind of exceptionKinds) {
        const sentence = exceptionWords({ kind, details: { title: 5, why: 'of another version' } }, words)
        expect(sentence.length).toBeGreaterThan(5)
        expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|tillExceptions\./)
      }
    },
  )
})
