import { getRandomValues } from 'node:crypto'
import { v7 } from 'uuid'

const randomBytesOfOne = 16
const highestSequence = 0xffff_ffff
/** Where a millisecond begins to count: far enough from the end that a crowd does not reach it. */
const highestStart = 0x7fff_ffff

/** Asking the system for randomness costs more than all else about an id, so it is asked for many at once. */
const pool = Buffer.alloc(256 * randomBytesOfOne)
let used = pool.length
let lastMilliseconds = 0
let sequence = 0

/** A version 7 UUID. Those of this process are in the order in which they were made, however many a millisecond takes. */
export function newId(): string {
  if (used === pool.length) {
    getRandomValues(pool)
    used = 0
  }
  const random = pool.subarray(used, used + randomBytesOfOne)
  used += randomBytesOfOne
  const now = Date.now()
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    sequence = random.readUInt32BE(6) & highestStart
  } else if (sequence === highestSequence) {
    lastMilliseconds += 1
    sequence = 0
  } else {
    sequence += 1
  }
  return v7({ msecs: lastMilliseconds, seq: sequence, random })
}
