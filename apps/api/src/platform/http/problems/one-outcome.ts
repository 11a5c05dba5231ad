import { Problem } from './problem.js'

/** The outcome of work that was done as a group of one. @throws Problem that is the outcome. */
export function oneOutcome<Outcome>([outcome]: readonly (Outcome | Problem)[]): Outcome {
  if (outcome === undefined) throw new Error('A group of one must have one outcome.')
  if (outcome instanceof Problem) throw outcome
  return outcome
}
