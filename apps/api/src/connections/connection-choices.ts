import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database, type Queries } from '../platform/database/database.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { connections } from './connection.table.js'
import { isSecretLost } from './connection-secrets.js'

/** Which connections there are, and which of them cannot be used, without what they hold. */
@Injectable()
export class ConnectionChoices {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
  ) {}

  async choices(queries: Queries = this.database) {
    const rows = await queries.select({ id: connections.id, secret: connections.secret }).from(connections)
    const lost = rows.filter((row) => isSecretLost(this.secrets, row))
    return { all: idsOf(rows), unreadable: idsOf(lost) }
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(rows.map(({ id }) => id))
