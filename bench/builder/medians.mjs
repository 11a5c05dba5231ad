/** @typedef {Record<string, number>} Figures */

/** @param {readonly number[]} numbers @param {number} share */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The median of each figure over rounds. @param {readonly Figures[]} rounds @returns {Figures} */
export function medians(rounds) {
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))]
  return Object.fromEntries(
    names.map((name) => [
      name,
      quantile(
        rounds.flatMap((round) => (name in round ? [round[name] ?? 0] : [])),
        0.5,
      ),
    ]),
  )
}
