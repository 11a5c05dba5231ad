import type { InboxRound } from './inbox/inbox-round.js'
import type { Round } from './round.js'
import { pledges } from './verdict.js'

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`

/** One line about one round. */
export function lineOf(round: Round, number: number): string {
  const { seed, faults, verdict, sentAgain, recovery, milliseconds, complaints } = round
  return [
    `${complaints.length === 0 ? 'ok    ' : 'BROKEN'} ${String(number).padStart(4)}`,
    `seed ${seed}`,
    `${verdict.accepted} accepted (${sentAgain} sent again)`,
    `${verdict.requests} calls`,
    `${verdict.repeatedInFlight} repeated in flight`,
    `${verdict.mostCrashes} owners lost at most`,
    `recovery ${seconds(recovery)}`,
    `took ${seconds(milliseconds)}`,
    faults.join(', '),
  ].join(' · ')
}

/** One line about one round of talk. */
export function inboxLineOf(round: InboxRound, number: number): string {
  const { seed, faults, messages, sentAgain, milliseconds, complaints } = round
  return [
    `${complaints.length === 0 ? 'ok    ' : 'BROKEN'} ${String(number).padStart(4)}`,
    `seed ${seed}`,
    `${messages} messages (${sentAgain} sent again)`,
    `took ${seconds(milliseconds)}`,
    faults.join(', '),
  ].join(' · ')
}

/** The sums of all rounds, and what each fault took part in. */
export function tableOf(rounds: readonly Round[]): string {
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0)
  const slowest = Math.max(0, ...rounds.map(({ recovery }) => recovery))
  const byFault = Map.groupBy(
    rounds.flatMap((round) => [...new Set(round.faults)].map((fault) => ({ fault, round }))),
    ({ fault }) => fault,
  )
  return [
    '',
    `rounds                  ${rounds.length}, of them broken: ${rounds.filter(({ complaints }) => complaints.length > 0).length}`,
    `seeds                   ${rounds[0]?.seed} to ${rounds.at(-1)?.seed}`,
    `accepted                ${sum(({ verdict }) => verdict.accepted)}`,
    `calls                   ${sum(({ verdict }) => verdict.requests)}`,
    `repeated in flight      ${sum(({ verdict }) => verdict.repeatedInFlight)}`,
    ...pledges.map((name) => `${name.padEnd(24)}${sum(({ verdict }) => verdict.broken[name].length)}`),
    `slowest recovery        ${seconds(slowest)}`,
    '',
    'fault                   rounds  accepted  repeated  slowest recovery',
    ...[...byFault].sort().map(([fault, found]) => {
      const of = found.map(({ round }) => round)
      return [
        fault.padEnd(24),
        String(of.length).padStart(6),
        String(of.reduce((total, { verdict }) => total + verdict.accepted, 0)).padStart(10),
        String(of.reduce((total, { verdict }) => total + verdict.repeatedInFlight, 0)).padStart(10),
        seconds(Math.max(...of.map(({ recovery }) => recovery))).padStart(18),
      ].join('')
    }),
    '',
  ].join('\n')
}
