import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isBuilt } from '../boot/product.js'
import { ChaosPlace } from './chaos-place.js'
import { playRound, shortRounds } from './round.js'

const rounds = 20
const firstSeed = 1
const folder = fileURLToPath(new URL('../../test-results/chaos/spec', import.meta.url))

/**
 * Between the last look at whether a run is still its own and the socket, a process can be stopped; that one call it
 * makes when it wakes up, under the same key. docs/guides/guarantees.md says so.
 */
const stopsAProcess = (fault: string) =>
  fault.startsWith('freeze') || fault.startsWith('silence') || fault.startsWith('cut off')
const isNoLateCall = (complaint: string) => !complaint.startsWith('late call')

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
      const { complaints, faults, verdict } = await playRound(place, seed, shortRounds)
      const broken = faults.some(stopsAProcess) ? complaints.filter(isNoLateCall) : complaints
      isGood = broken.length === 0
      expect(verdict.accepted, `seed ${seed}`).toBeGreaterThan(0)
      expect(broken, `seed ${seed}: ${faults.join(', ')}. Logs: ${folder}`).toEqual([])
    }
  })
})
