// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { lightOf, openingObstacle, type ReadinessFacts, readinessOf } from './readiness'

const hour = 3_600_000
const ready: ReadinessFacts = {
  isPersistent: true,
  freeBytes: 10_000_000_000,
  snapshotAge: hour,
  mostSnapshotHours: 72,
  clockOffset: 1_000,
  staffWithPin: 2,
  hasPrinter: 'ready',
  unreadable: 0,
  isUpdateWaiting: false,
}

describe('row 13, the clock', () => {
  it.each([
    [2 * 60_000, 'good', undefined],
    [-(2 * 60_000 + 1), 'warn', undefined],
    [hour, 'warn', undefined],
    [-(hour + 1), 'bad', 'clock'],
    [null, 'warn', undefined],
  ] as const)(
    'off by %s ms is %s, and keeps a shift from being opened by %s',
    (clockOffset, level, obstacle) => {
      const facts = { ...ready, clockOffset }
      expect(readinessOf(facts).clock).toBe(level)
      expect(openingObstacle(facts)).toBe(obstacle)
    },
  )
})

describe('row 7, old prices', () => {
  it.each([
    [36 * hour, 'good', undefined],
    [37 * hour, 'warn', undefined],
    [72 * hour + 1, 'bad', 'prices'],
    [null, 'bad', 'prices'],
  ] as const)('of an age of %s ms are %s', (snapshotAge, level, obstacle) => {
    const facts = { ...ready, snapshotAge }
    expect(readinessOf(facts).prices).toBe(level)
    expect(openingObstacle(facts)).toBe(obstacle)
  })
})

describe('row 3, storage', () => {
  it('that may be cleared keeps a shift from being opened; little space only warns', () => {
    expect(openingObstacle({ ...ready, isPersistent: false })).toBe('storage')
    expect(readinessOf({ ...ready, freeBytes: 400_000_000 }).space).toBe('warn')
    expect(readinessOf({ ...ready, freeBytes: 40_000_000 }).space).toBe('bad')
    expect(readinessOf({ ...ready, freeBytes: null }).space).toBe('good')
  })
})

describe('the light', () => {
  it('is the worst of all', () => {
    expect(lightOf(readinessOf(ready))).toBe('good')
    expect(lightOf(readinessOf({ ...ready, hasPrinter: 'none' }))).toBe('warn')
    expect(lightOf(readinessOf({ ...ready, hasPrinter: 'none', staffWithPin: 0 }))).toBe('bad')
    expect(lightOf(readinessOf({ ...ready, unreadable: 1 }))).toBe('bad')
  })
})
