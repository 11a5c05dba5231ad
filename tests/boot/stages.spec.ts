import { afterEach, expect, it, vi } from 'vitest'
import { runStages } from '../../scripts/boot/stages.mjs'
import { NOTHING, ONE_FAILURE } from '../../scripts/boot/totals.mjs'

const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
afterEach(() => written.mockClear())

const said = () => written.mock.calls.map(([text]) => String(text).trim())

it('lets a stage go on beside another one, and says what it printed after that', async () => {
  const order: string[] = []
  const checked = Promise.withResolvers<void>()
  const types = async () => {
    order.push('types')
    checked.resolve()
    return { ...ONE_FAILURE, output: 'a.ts: no such name' }
  }
  const specs = async () => {
    order.push('specs begin')
    await checked.promise
    process.stdout.write('specs passed')
    order.push('specs end')
    return { ...NOTHING, passed: 2 }
  }
  const results = await runStages([{ name: 'specs', work: specs, beside: { name: 'types', work: types } }])
  expect(order).toEqual(['specs begin', 'types', 'specs end'])
  expect(said()).toEqual(['── specs', 'specs passed', '── types', 'a.ts: no such name'])
  expect(results.map(({ stage, totals }) => [stage.name, totals.passed, totals.failed])).toEqual([
    ['specs', 2, 0],
    ['types', 0, 1],
  ])
  expect(results[1]?.totals.failures).toMatchObject([{ place: 'types' }])
})

it('ends at a stage that failed and that the others need', async () => {
  const later = vi.fn(async () => NOTHING)
  const results = await runStages([
    { name: 'build', work: async () => ONE_FAILURE, isNeeded: true },
    { name: 'specs', work: later },
  ])
  expect(results).toHaveLength(1)
  expect(later).not.toHaveBeenCalled()
})

it('takes an error for a failure, and goes on', async () => {
  const results = await runStages([
    { name: 'style', work: () => Promise.reject(new Error('cannot be run')) },
    { name: 'specs', work: async () => ({ ...NOTHING, passed: 1 }) },
  ])
  expect(results.map(({ totals }) => totals.failed)).toEqual([1, 0])
})
