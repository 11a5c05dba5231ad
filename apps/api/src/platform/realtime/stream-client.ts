import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { z } from 'zod'
import { type EventPosition, formatPosition } from '../events/event-position.js'
import type { LoggedEvent } from '../events/event-reader.js'
import type { Actor } from '../http/actor.js'
import { comparePositions } from './event-order.js'
import type { PassingChange } from './passing-news.js'
import type { changeSchema } from './stream.contract.js'

type Change = z.input<typeof changeSchema>

/** What may lie unread at a client before it is let go; it resumes where it was. */
const largestBacklog = 1_048_576

/** An event as it is sent to everybody who may hear of it. */
export interface WrittenEvent {
  readonly event: LoggedEvent
  readonly text: string
}

export function writtenEvent(event: LoggedEvent): WrittenEvent {
  const { type, subjectType, subjectId } = event
  return { event, text: block({ type, subjectType, subjectId }, event.position) }
}

function block(change: Change, position: EventPosition, name?: string): string {
  const lines = [
    ...(name === undefined ? [] : [`event: ${name}`]),
    `id: ${formatPosition(position)}`,
    `data: ${JSON.stringify(change)}`,
  ]
  return `${lines.join('\n')}\n\n`
}

/** One connection that hears of changes, with how far it has heard. */
export class StreamClient {
  private permissions: ReadonlySet<string>

  constructor(
    private readonly response: ServerResponse,
    actor: Actor,
    private heard: EventPosition,
  ) {
    this.permissions = new Set(actor.permissions)
  }

  get position(): EventPosition {
    return this.heard
  }

  get closed(): boolean {
    return this.response.destroyed || this.response.writableEnded
  }

  /** From here on the client knows where to resume, even before anything has happened. */
  open(): void {
    this.write(`retry: 1000\nid: ${formatPosition(this.heard)}\n\n`)
  }

  /** Sends what of `events` was not heard before and is for this client: all of it at once. */
  deliver(events: readonly WrittenEvent[]): void {
    let told = ''
    for (const { event, text } of events) {
      if (comparePositions(event.position, this.heard) <= 0) continue
      this.heard = event.position
      if (this.permissions.has(event.audience)) told += text
    }
    if (told !== '') this.write(told)
  }

  /** Sends what passes, unless it is not for this client: it has no place in the log to go on from. */
  pass({ audience, change }: PassingChange): void {
    if (this.permissions.has(audience)) this.write(`data: ${JSON.stringify(change)}\n\n`)
  }

  /** Tells the client to load everything anew, and to go on from `position`. */
  reset(position: EventPosition): void {
    this.heard = position
    this.write(block({ type: 'reset', subjectType: null, subjectId: null }, position, 'reset'))
  }

  /** Keeps the connection alive, and moves its place in the log past events that were not for it. */
  heartbeat(): void {
    this.write(`: still here\nid: ${formatPosition(this.heard)}\n\n`)
  }

  allow(actor: Actor): void {
    this.permissions = new Set(actor.permissions)
  }

  /** Resolves once the client has taken what was sent, or has gone. */
  async drained(): Promise<void> {
    if (this.closed || !this.response.writableNeedDrain) return
    const settled = new AbortController()
    const waitFor = (event: string) => once(this.response, event, { signal: settled.signal })
    await Promise.race([waitFor('drain'), waitFor('close')]).finally(() => settled.abort())
  }

  end(): void {
    this.response.end()
  }

  private write(text: string): void {
    if (this.closed) return
    this.response.write(text)
    if (this.response.writableLength > largestBacklog) this.response.destroy()
  }
}
