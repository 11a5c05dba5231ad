/** How hard and how long a round is. */
export interface RoundShape {
  /** How long the load lasts, in milliseconds: somewhere between these two. */
  readonly milliseconds: readonly [number, number]
  /** Deliveries a second: somewhere between these two. */
  readonly rate: readonly [number, number]
  readonly mostFaults: number
  /** How long a fault may last, in milliseconds. */
  readonly longestFault: number
  /** Draws no other fault than this one. */
  readonly only?: string
}

export const shortRounds: RoundShape = {
  milliseconds: [800, 1_300],
  rate: [40, 80],
  mostFaults: 2,
  longestFault: 1_300,
}

export const longRounds: RoundShape = {
  milliseconds: [4_000, 12_000],
  rate: [100, 300],
  mostFaults: 3,
  longestFault: 15_000,
}
