import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { type ConnectionUse, ConnectionUses } from '../../connections/connections.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { WorkflowRepository } from './workflow-repository.js'

/** Tells which live workflows need a connection, so that nobody deletes it under them. */
@Injectable()
export class WorkflowConnections implements OnModuleInit {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(ConnectionUses) private readonly uses: ConnectionUses,
  ) {}

  onModuleInit(): void {
    this.uses.register((connectionId) => this.using(connectionId))
  }

  private async using(connectionId: string): Promise<ConnectionUse[]> {
    const all = await this.repository.list(this.database)
    return (
      all
        // Whatever field a plugin keeps it in: nothing else has this id.
        .filter(
          ({ live }) => live !== null && JSON.stringify([live.trigger, live.nodes]).includes(connectionId),
        )
        .map(({ workflow: { id, name } }) => ({ id, name }))
    )
  }
}
