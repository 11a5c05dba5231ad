import { hash } from 'node:crypto'
import { hashedText } from '@counterflow/core'

/** What `hashOf` says of an event of a ledger, in a fraction of the time: every event that arrives is hashed. */
export const eventHash = (event: object): string => hash('sha256', hashedText(event))
