import { Inject, Injectable } from '@nestjs/common'
import { CounterCustomers } from '../../commerce/commerce.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { eventException } from './found-exceptions.js'
import { cashierOf, type EventOf, type ProjectionContext } from './projection-context.js'

/** Enters customers that were made at a till, perhaps without a network: under the id that they got there (row 21). */
@Injectable()
export class CustomersAtTills {
  constructor(
    @Inject(CounterCustomers) private readonly customers: CounterCustomers,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
  ) {}

  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'customer_created'>,
  ): Promise<void> {
    const { customerId, name } = event.payload
    const actor = cashierOf(context, event)
    const others = await this.customers.enter(transaction, event.payload, context.shop.countryCode, actor)
    await this.exceptions.raise(
      transaction,
      others.map(({ by, id, name: otherName }) =>
        eventException(context, event, {
          kind: 'duplicate_customer',
          cause: `${customerId}/${id}`,
          customerId,
          details: { name, otherId: id, otherName, by },
        }),
      ),
    )
  }
}
