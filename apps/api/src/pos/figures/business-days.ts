import { tooManyDays } from '../pos-problems.js'

const dayInMilliseconds = 86_400_000

/**
 * The days from one to another, both included.
 * @throws Problem `invalid-input` when they are none, or more than `most`.
 */
export function daysBetween(from: string, to: string, most: number): { from: string; to: string } {
  const days = (Date.parse(to) - Date.parse(from)) / dayInMilliseconds + 1
  if (!(days >= 1 && days <= most)) throw tooManyDays(most)
  return { from, to }
}
