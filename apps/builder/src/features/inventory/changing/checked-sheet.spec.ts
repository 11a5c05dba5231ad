import { readCountSheet } from '@counterflow/core'
import { expect, it } from 'vitest'
import { checkedSheet } from './useCountSheet'

const variantId = '01980000-0000-7000-8000-0000000000bb'

it('names the bad rows by where they stand in what was pasted, whoever found them bad', () => {
  const sheet = readCountSheet('SKU,Counted\nKETTLE,7\nNOPE,1\n\nBOWL\nCUP,3')
  const { good, bad } = checkedSheet(sheet, [
    { line: 0, variantId, sku: 'KETTLE', before: 5, after: 7, problem: null },
    { line: 1, variantId: null, sku: 'NOPE', before: null, after: 1, problem: 'unknown' },
    { line: 2, variantId, sku: 'CUP', before: 3, after: 3, problem: 'repeated' },
  ])
  expect(good).toEqual([{ row: 2, sku: 'KETTLE', counted: 7, before: 5 }])
  expect(bad).toEqual([
    { row: 3, text: 'NOPE', problem: 'unknown' },
    { row: 5, text: 'BOWL', problem: 'no_number' },
    { row: 6, text: 'CUP', problem: 'repeated' },
  ])
})
