import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database, type Queries } from '../platform/database/database.js'
import { connections } from './connection.table.js'

/** Which connections there are, without what they hold. */
@Injectable()
export class ConnectionChoices {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async ids(queries: Queries = this.database): Promise<ReadonlySet<string>> {
    const rows = await queries.select({ id: connections.id }).from(connections)
    return new Set(rows.map(({ id }) => id))
  }
}
