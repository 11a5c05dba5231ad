import { describe, expect, it } from 'vitest'
import { remembered } from '../memory/remembered.js'
import { Metrics } from './metrics.js'

describe('metrics', () => {
  it('tell again what was counted, however often they are read', async () => {
    const metrics = new Metrics()
    metrics.counter('parcels_total', 'Parcels.').add(2)
    const first = await metrics.text()
    expect(first).toContain('\nparcels_total 2\n')
    expect(await metrics.text()).toContain('\nparcels_total 2\n')
  })

  it('tell the rest when something cannot be known', async () => {
    const metrics = new Metrics()
    const fail = () => Promise.reject(new Error('The database is away.'))
    metrics.gauge('depth', 'Depth.', fail)
    metrics.gauge('broken', 'Broken.', () => {
      throw new Error('Not even a promise.')
    })
    metrics.gauges('states', 'States.', 'state', fail)
    metrics.gauge('height', 'Height.', () => 3)
    const text = await metrics.text()
    expect(text).toContain('\ndepth Nan\n')
    expect(text).toContain('\nbroken Nan\n')
    expect(text).not.toContain('states{')
    expect(text).toContain('\nheight 3\n')
  })

  it('refuse a name that is taken', () => {
    const metrics = new Metrics()
    metrics.counter('parcels_total', 'Parcels.')
    expect(() => metrics.gauge('parcels_total', 'Parcels.', () => 1)).toThrow('already been registered')
  })
})

describe('what is remembered', () => {
  it('is asked for once at a time, and again after a failure', async () => {
    let asked = 0
    const read = remembered(60_000, async () => {
      asked += 1
      if (asked === 1) throw new Error('Not now.')
      return asked
    })
    await expect(Promise.all([read(), read()])).rejects.toThrow('Not now.')
    expect(await Promise.all([read(), read(), read()])).toEqual([2, 2, 2])
    expect(asked).toBe(2)
  })
})
