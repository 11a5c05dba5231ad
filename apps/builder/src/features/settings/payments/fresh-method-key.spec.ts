import { expect, it } from 'vitest'
import { freshMethodKey } from './fresh-method-key'

it.each([
  ['Cheque', [], 'cheque'],
  ['Cheque', ['cheque', 'cheque_2'], 'cheque_3'],
  ['  24h Courier!  ', [], 'h_courier'],
  ['수표', [], 'method'],
] as const)('%s beside %o is %s', (name, taken, key) => {
  expect(freshMethodKey(name, taken)).toBe(key)
})
