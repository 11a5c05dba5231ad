import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { inArray, or, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../../platform/personal-data/personal-data.js'
import { jsonColumn } from '../../../platform/personal-data/row-redaction.js'
import { carts } from '../../carts/cart.table.js'
import { orderIdsOf } from './person-orders.js'

/** Carts in which a person left their address, and those that became their orders. */
@Injectable()
export class CartPersonalData implements PersonalDataKeeper {
  readonly section = 'carts'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await queries.select().from(carts).where(ofPerson(person))
    return found.map((cart) =>
      jsonColumn.parse({
        createdAt: cart.createdAt.toISOString(),
        name: cart.name,
        email: cart.email,
        phone: cart.phone,
        shippingAddress: cart.shippingAddress,
        billingAddress: cart.billingAddress,
        note: cart.note,
        consent: cart.consent,
        visits: cart.journey,
      }),
    )
  }

  /** What was in the cart stays; whose it was, where they live and how they came does not. */
  async erase(transaction: Transaction, person: Person, _redaction: Redaction): Promise<number> {
    const emptied = await transaction
      .update(carts)
      .set({
        name: null,
        email: null,
        phone: null,
        shippingAddress: null,
        billingAddress: null,
        note: null,
        consent: null,
        journey: [],
      })
      .where(ofPerson(person))
      .returning({ id: carts.id })
    return emptied.length
  }
}

function ofPerson(person: Person) {
  const emails = person.emails.map((email) => email.toLowerCase())
  return or(
    sql`lower(${carts.email}) = any(${sql.param(emails)}::text[])`,
    sql`${carts.phone} = any(${sql.param([...person.phones])}::text[])`,
    inArray(carts.orderId, orderIdsOf(person)),
  )
}
