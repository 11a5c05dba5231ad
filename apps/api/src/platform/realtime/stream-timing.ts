/** How often a stream does what, in milliseconds. */
export interface StreamTiming {
  /** Asks the log for news, whether or not a signal came. */
  readonly poll: number
  /** After news was told, before more is told: what comes in crowds goes out together. */
  readonly rest: number
  /** Says something, so that neither side nor a proxy between them takes the silence for an end. */
  readonly heartbeat: number
  /** Looks whether the client may still listen. */
  readonly recheck: number
}

export const STREAM_TIMING = Symbol('StreamTiming')

export const streamTiming: StreamTiming = { poll: 1_000, rest: 20, heartbeat: 15_000, recheck: 60_000 }
