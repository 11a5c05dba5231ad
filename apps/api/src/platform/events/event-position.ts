/** A place in the event log that can be compared and resumed from. */
export interface EventPosition {
  readonly generation: string
  readonly transactionId: bigint
  readonly sequence: bigint
}

/** `<generation>.<transaction id>.<sequence>`: safe in a header, and opaque to clients. */
export function formatPosition(position: EventPosition): string {
  return `${position.generation}.${position.transactionId}.${position.sequence}`
}

const pattern = /^([0-9a-f-]{36})\.(\d{1,20})\.(\d{1,19})$/

/** The position in `text`, or undefined when it is none. */
export function parsePosition(text: string): EventPosition | undefined {
  const [, generation, transactionId, sequence] = pattern.exec(text) ?? []
  if (generation === undefined || transactionId === undefined || sequence === undefined) return undefined
  return { generation, transactionId: BigInt(transactionId), sequence: BigInt(sequence) }
}
