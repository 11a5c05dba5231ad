import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isBuilt } from '../boot/product.js'
import { ChaosPlace } from './chaos-place.js'
import { playRound, type Round, shortRounds } from './round.js'

const rounds = 20
const firstSeed = 1
const folder = fileURLToPath(new URL('../../test-results/chaos/spec', import.meta.url))

/**
 * Between the last look at whether a run is still its own and the socket, a process can be stopped; that one call it
 * makes when it wakes up, under the same key. docs/guides/guarantees.md says so.
 */
function besidesLateCalls({ complaints, faults }: Round): string[] {
  const stops = faults.filter((fault) => /^(freeze|silence|cut off)/.test(fault))
  const late = complaints.filter((complaint) => complaint.startsWith('late call'))
  return complaints.filter((complaint) => !late.slice(0, stops.length).includes(complaint))
}

let place: ChaosPlace
let isGood = true

beforeAll(async () => {
  if (!isBuilt) return
  await mkdir(folder, { recursive: true })
  place = await ChaosPlace.open(folder, () => undefined)
}, 120_000)
afterAll(async () => {
  if (isBuilt) await place.close({ keepLogs: !isGood })
}, 60_000)

describe.skipIf(!isBuilt)('one api and two workers that are killed, frozen, cut off and starved', () => {
  it('lose nothing, repeat nothing and leave nothing behind', { timeout: 600_000 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + rounds; seed += 1) {
      const round = await playRound(place, seed, shortRounds)
      const broken = besidesLateCalls(round)
      isGood = broken.length === 0
      expect(round.verdict.accepted, `seed ${seed}`).toBeGreaterThan(0)
      expect(broken, `seed ${seed}: ${round.faults.join(', ')}. Logs: ${folder}`).toEqual([])
    }
  })
})
