import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isBuilt } from '../boot/product.js'
import { ChaosPlace } from './chaos-place.js'
import { playRound, type Round } from './round.js'
import { shortRounds } from './round-shape.js'

const rounds = 20
const firstSeed = 1
const folder = fileURLToPath(new URL('../../test-results/chaos/spec', import.meta.url))

/** Faults after which no process goes on that had a run before. */
const deadly = /^kill (api|worker|api and worker|all)$/
/** Of the rounds that may have late calls, this share may. Without its last look, nearly every process that wakes makes some. */
const mayBeLate = 1 / 3

const isLate = (complaint: string) => complaint.startsWith('late call')
const hasSurvivors = ({ faults }: Round) => faults.some((fault) => !deadly.test(fault))

/**
 * Between the last look at whether a run is still its own and the socket, a process can be stopped, by a fault or by a
 * busy machine; the calls of that moment it makes when it wakes up, under the same keys, whoever has its runs by then.
 * docs/guides/guarantees.md says so.
 */
function besidesLateCalls(round: Round): string[] {
  return hasSurvivors(round) ? round.complaints.filter((one) => !isLate(one)) : [...round.complaints]
}

let place: ChaosPlace
let isGood = true

beforeAll(async () => {
  if (!isBuilt) return
  await mkdir(folder, { recursive: true })
  place = await ChaosPlace.open(folder, () => undefined)
}, 600_000)
afterAll(async () => {
  if (isBuilt) await place.close({ keepLogs: !isGood })
}, 120_000)

describe.skipIf(!isBuilt)('one api and two workers that are killed, frozen, cut off and starved', () => {
  it('lose nothing, repeat nothing and leave nothing behind', { timeout: 3_600_000 }, async () => {
    const played: Round[] = []
    for (let seed = firstSeed; seed < firstSeed + rounds; seed += 1) {
      const round = await playRound(place, seed, shortRounds)
      played.push(round)
      const broken = besidesLateCalls(round)
      isGood = broken.length === 0
      expect(round.verdict.accepted, `seed ${seed}`).toBeGreaterThan(0)
      expect(broken, `seed ${seed}: ${round.faults.join(', ')}. Logs: ${folder}`).toEqual([])
    }
    const late = played.filter(({ complaints }) => complaints.some(isLate))
    expect(
      late.length,
      late.map(({ seed, complaints }) => `seed ${seed}: ${complaints}`).join('\n'),
    ).toBeLessThanOrEqual(Math.ceil(played.filter(hasSurvivors).length * mayBeLate))
  })
})
