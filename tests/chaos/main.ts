import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ChaosPlace } from './chaos-place.js'
import { faults } from './faults.js'
import { type InboxRound, playInboxRound } from './inbox/inbox-round.js'
import { measureRecovery } from './recovery.js'
import { inboxLineOf, lineOf, tableOf } from './report.js'
import { playRound, type Round } from './round.js'
import { longRounds, shortRounds } from './round-shape.js'

const results = fileURLToPath(new URL('../../test-results/chaos', import.meta.url))
/** A fresh database once in a while: the disk of one is small, and a first start is worth trying too. */
const roundsInAPlace = 25

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '1000000' },
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    inbox: { type: 'boolean', default: false },
    logs: { type: 'boolean', default: false },
    recovery: { type: 'boolean', default: false },
  },
})
const most = values.recovery ? 0 : Number(values.rounds)
const firstSeed = Number(values.seed)
const shape = {
  ...(values.short ? shortRounds : longRounds),
  ...(values.only === undefined ? {} : { only: values.only }),
}
if (values.only !== undefined && !faults.some(({ name }) => name === values.only)) {
  console.error(
    `There is no fault "${values.only}". There are: ${faults.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
const until = Date.now() + Number(values.minutes) * 60_000
const say = (text: string) => process.stdout.write(`${text}\n`)

const rounds: Round[] = []
const inboxRounds: InboxRound[] = []
let place: ChaosPlace | undefined
let folder = ''
let broken = 0
let interrupted = false
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    interrupted = true
  })
}

async function openPlace(seed: number): Promise<ChaosPlace> {
  folder = join(results, `seed-${seed}`)
  await mkdir(folder, { recursive: true })
  const opened = await ChaosPlace.open(folder, () => undefined)
  if (!opened.database.hasOwnDisk && rounds.length === 0) {
    say('THE FULL DISK IS LEFT OUT: the database could not be given a disk of its own (that takes root).')
  }
  return opened
}

async function closePlace(keepLogs: boolean): Promise<void> {
  if (place !== undefined && keepLogs)
    await writeFile(join(folder, 'postgres.log'), await place.database.log())
  await place?.close({ keepLogs })
  place = undefined
}

async function work(at: ChaosPlace, seed: number, index: number): Promise<Round> {
  const round = await playRound(at, seed, shape)
  rounds.push(round)
  say(lineOf(round, index + 1))
  return round
}

async function talk(at: ChaosPlace, seed: number, index: number): Promise<InboxRound> {
  const round = await playInboxRound(at, seed, shape)
  inboxRounds.push(round)
  say(inboxLineOf(round, index + 1))
  return round
}

async function play(index: number): Promise<void> {
  const seed = firstSeed + index
  place ??= await openPlace(seed)
  const round = values.inbox ? await talk(place, seed, index) : await work(place, seed, index)
  if (round.complaints.length > 0) {
    broken += 1
    await writeFile(join(folder, `complaints-${seed}.txt`), `${round.complaints.join('\n')}\n`)
    for (const complaint of round.complaints.slice(0, 10)) say(`         ${complaint}`)
    say(`         all of them, and the logs: ${folder}`)
    say(
      `         again: npm run chaos -- --rounds 1 --seed ${seed}${values.short ? ' --short' : ''}${values.inbox ? ' --inbox' : ''}`,
    )
  }
  if (round.complaints.length > 0 || (index + 1) % roundsInAPlace === 0) {
    await closePlace(values.logs || round.complaints.length > 0)
  }
}

try {
  for (let index = 0; index < most && Date.now() < until && !interrupted; index += 1) await play(index)
} catch (error) {
  await closePlace(true)
  throw error
}
await closePlace(values.logs)
if (rounds.length > 0) say(tableOf(rounds))
if (inboxRounds.length > 0) say(`\n${inboxRounds.length} rounds of talk, ${broken} of them broken`)
if (!interrupted && !values.inbox) await measureRecovery(results, say)
process.exit(broken === 0 ? 0 : 1)
