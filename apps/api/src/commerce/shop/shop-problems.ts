import type { Currency } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'
import type { CurrencyUse } from './currency-change.js'

/** 409: somebody else changed these settings meanwhile. `current` is what they are now. */
export function settingsChanged(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed these settings',
    detail: 'These settings were changed after you opened them. Nothing of yours was saved.',
    fix: 'Look at what they are now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 409: there are orders, which are in the currency of today. */
export function currencyFixed(currency: Currency): Problem {
  return new Problem({
    type: 'currency-fixed',
    status: 409,
    title: 'The currency can no longer be changed',
    detail: `There are orders in ${currency}: sums over orders of two currencies would mean nothing.`,
    fix: 'Keep the currency, or begin another shop for the other one.',
  })
}

/** 409: drafts and gift cards are in the currency of today, and would be worth something else. */
export function currencyInUse(currency: Currency, use: CurrencyUse): Problem {
  return new Problem({
    type: 'currency-in-use',
    status: 409,
    title: 'The currency is in use',
    detail: `${use.drafts} open drafts and ${use.giftCards} gift cards with a balance are in ${currency}.`,
    fix: 'Complete or delete the drafts, and use up or disable the gift cards. Then change the currency.',
    extra: { inUse: use },
  })
}

/** 422: one field cannot be used, for a reason that its schema does not know. */
export function unusableField(path: string, message: string, fix: string): Problem {
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: message,
    fix,
    errors: [{ path, message, fix }],
  })
}
