import type { EventPosition } from './event-position.js'
import type { EventReader, LoggedEvent } from './event-reader.js'

const batch = 200

/** Follows the event log from the moment at which it is first asked. */
export class LogFollower {
  private position: EventPosition | undefined
  /** Whether more has happened that could not be read yet: it is worth asking again soon. */
  isHeldBack = false

  constructor(private readonly reader: Pick<EventReader, 'read' | 'head'>) {}

  /**
   * What happened since it was asked last. Undefined where nobody can tell: the first time, and after the log could not
   * be read, since the database may be another one then.
   */
  async news(): Promise<LoggedEvent[] | undefined> {
    const from = this.position
    this.position = undefined
    if (from === undefined) {
      this.position = await this.reader.head()
      return undefined
    }
    const happened: LoggedEvent[] = []
    let position = from
    for (let more = true; more; ) {
      const { events, isHeldBack } = await this.reader.read(position, batch)
      happened.push(...events)
      position = events.at(-1)?.position ?? position
      more = events.length === batch
      this.isHeldBack = isHeldBack
    }
    this.position = position
    return happened
  }

  /** Follows it no more; whoever asks again begins anew. */
  rest(): void {
    this.position = undefined
  }
}
