import { afterAll, describe, expect, it } from 'vitest'
import { type Act, action, chain, ok, openRunWorkbench } from '../../../../test/run-workbench.js'

const { startEngine, queue, untilEnded, history, stopAll, close } = await openRunWorkbench()
afterAll(close)

describe('the memory of an engine', () => {
  it('lets runs make way whose outputs are too much for the memory, and loses none of them', async () => {
    let [inside, most] = [0, 0]
    const act: Act = async ({ idempotencyKey }) => {
      if (idempotencyKey.endsWith('/one/')) return ok('x'.repeat(2_000))
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 50))
      inside -= 1
      return ok()
    }
    const runIds: string[] = []
    const definition = chain(action('one'), action('two'))
    for (let count = 0; count < 20; count += 1) runIds.push(await queue(definition))
    startEngine(1, act, { mostWeight: 10_000 })
    expect(new Set(await Promise.all(runIds.map(untilEnded)))).toEqual(new Set(['succeeded']))
    // Five outputs fit, and the one that is too much.
    expect(most).toBeLessThanOrEqual(6)
    expect(await history(runIds[0] ?? '')).toEqual([
      'one 1 started',
      'one 1 succeeded',
      'two 1 started',
      'two 1 succeeded',
    ])
    await stopAll()
  })

  it('lets the last one go on, however heavy it is', async () => {
    startEngine(1, async () => ok('x'.repeat(2_000)), { mostWeight: 1_000 })
    expect(await untilEnded(await queue(chain(action('one'), action('two'))))).toBe('succeeded')
    await stopAll()
  })
})
