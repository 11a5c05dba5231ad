import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { weightOf } from './run-weight.js'

it('is never far from the length of the JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = z.json().parse(JSON.parse(JSON.stringify(value)))
      const { length } = JSON.stringify(json)
      const nodes = JSON.stringify(json).split(/[,:[{]/).length
      expect(weightOf(json)).toBeGreaterThanOrEqual(length / 8)
      expect(weightOf(json)).toBeLessThanOrEqual(length + 17 * nodes)
    }),
  )
})
