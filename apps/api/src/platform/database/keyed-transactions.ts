import { Inject, Injectable } from '@nestjs/common'
import type { Database } from './database.js'
import { KEYED_DATABASE } from './keyed-database.js'
import { Transactions } from './transactions.js'

/** Transactions of which every statement comes over and over, and finds its rows by an index. */
@Injectable()
export class KeyedTransactions extends Transactions {
  constructor(@Inject(KEYED_DATABASE) database: Database) {
    super(database)
  }
}
