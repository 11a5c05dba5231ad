import type { ConnectionId } from '@counterflow/core'
import { Injectable } from '@nestjs/common'

/** Something that works only as long as a connection is there, such as a workflow that is on. */
export interface ConnectionUse {
  readonly id: string
  readonly name: string
}

type FindUses = (connectionId: ConnectionId) => Promise<readonly ConnectionUse[]>

/** Knows who uses a connection. The features that use connections say so here when they start. */
@Injectable()
export class ConnectionUses {
  private readonly finders: FindUses[] = []

  register(find: FindUses): void {
    this.finders.push(find)
  }

  async of(connectionId: ConnectionId): Promise<ConnectionUse[]> {
    return (await Promise.all(this.finders.map((find) => find(connectionId)))).flat()
  }
}
