import { expect, it } from 'vitest'
import { statementName } from './statement-names.js'

it('names what comes again, by its text alone', () => {
  const text = 'select 1 from parcels where id = $1'
  expect(statementName(text)).toBeUndefined()
  const name = statementName(text)
  expect(name).toMatch(/^statement \d+$/)
  expect(statementName(text)).toBe(name)
  const other = 'select 2 from parcels where id = $1'
  statementName(other)
  expect(statementName(other)).not.toBe(name)
})

it('names neither what has no parameters nor what has as many as a list is long', () => {
  for (const text of ['commit', 'select 1 from parcels where id in ($1, $2, $3)']) {
    statementName(text)
    expect(statementName(text)).toBeUndefined()
  }
})
