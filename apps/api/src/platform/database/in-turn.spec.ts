import { expect, it } from 'vitest'
import { inTurn, type Step } from './in-turn.js'

/** Notes when a step is put together, begun and done, which takes until `end` is called. */
function observed(names: readonly string[]) {
  const told: string[] = []
  const ends = new Map<string, PromiseWithResolvers<void>>()
  const steps = names.map((name): Step => {
    const done = Promise.withResolvers<void>()
    ends.set(name, done)
    return () => {
      told.push(`${name} put together`)
      return async () => {
        told.push(`${name} begun`)
        await done.promise
        told.push(`${name} done`)
      }
    }
  })
  return { told, steps, ends }
}

const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
}

it('does one step after the other, and puts the next one together meanwhile, but none beyond it', async () => {
  const { told, steps, ends } = observed(['one', 'two', 'three'])
  const all = inTurn(steps)
  await turns()
  expect(told).toEqual(['one put together', 'one begun', 'two put together'])
  ends.get('one')?.resolve()
  await turns()
  expect(told.slice(3)).toEqual(['one done', 'two begun', 'three put together'])
  ends.get('two')?.resolve()
  ends.get('three')?.resolve()
  await all
  expect(told.slice(6)).toEqual(['two done', 'three begun', 'three done'])
})

it('begins nothing after a step that failed', async () => {
  const { told, steps, ends } = observed(['one', 'two', 'three'])
  const all = inTurn(steps)
  await turns()
  ends.get('one')?.reject(new Error('It cannot be written.'))
  await expect(all).rejects.toThrow('It cannot be written.')
  await turns()
  expect(told).toEqual(['one put together', 'one begun', 'two put together'])
})

it('waits for what is under way before it tells that the next one cannot be put together', async () => {
  const { told, steps, ends } = observed(['one'])
  const spoilt: Step = () => {
    throw new Error('There is no such row.')
  }
  let isOver = false
  const all = inTurn([...steps, spoilt]).catch((error: unknown) => {
    isOver = true
    return error
  })
  await turns()
  expect([told, isOver]).toEqual([['one put together', 'one begun'], false])
  ends.get('one')?.resolve()
  expect(await all).toEqual(new Error('There is no such row.'))
})

it('does nothing where there is nothing to do', async () => {
  expect(await inTurn([])).toBeUndefined()
})
