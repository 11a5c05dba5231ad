import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import { customers } from '../../customers/customer.table.js'
import {
  CustomerRegistration,
  customerByEmail,
  type NewCustomer,
} from '../../customers/customer-registration.js'
import { phoneNumber } from '../../customers/phone-number.js'
import type { TimelineActor } from '../order-history.js'

/** Somebody who was entered at a counter, under an id that they have there already. */
export interface CounterCustomer {
  readonly customerId: CustomerId
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

/** Another customer with the same address or number. */
export interface SameContact {
  readonly by: 'email' | 'phone'
  readonly id: CustomerId
  readonly name: string
}

/** Makes customers of people who were entered at a counter: also of those whose address somebody else has. */
@Injectable()
export class CounterCustomers {
  constructor(@Inject(CustomerRegistration) private readonly registration: CustomerRegistration) {}

  /**
   * Enters a customer, once. An address that somebody else has stays with them, and what cannot be read as a telephone
   * number is kept as it was typed. Answers who has the same: whether they are one person, a person decides.
   */
  async enter(
    transaction: Transaction,
    customer: CounterCustomer,
    countryCode: string,
    actor: TimelineActor,
  ): Promise<SameContact[]> {
    const { customerId, phone } = customer
    const [known] = await transaction
      .select({ id: customers.id })
      .from(customers)
      .where(eq(customers.id, customerId))
    if (known !== undefined) return []
    const number = phone === null ? null : readNumber(phone, countryCode)
    const others = await this.sameContacts(transaction, customer, number)
    const made = await this.registration.register(transaction, personOf(customer, number, others), actor)
    if (made !== undefined) return others
    // Somebody else has got the address since it was looked for: now that is to be seen.
    const found = await this.sameContacts(transaction, customer, number)
    await this.registration.register(transaction, personOf(customer, number, found), actor)
    return found
  }

  private async sameContacts(
    transaction: Transaction,
    { customerId, email }: CounterCustomer,
    number: string | null,
  ): Promise<SameContact[]> {
    const others: SameContact[] = []
    const sameEmail = email === null ? undefined : await customerByEmail(transaction, email)
    if (sameEmail !== undefined) others.push({ by: 'email', id: sameEmail.id, name: sameEmail.name })
    if (number === null) return others
    const [samePhone] = await transaction
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(and(eq(customers.phone, number), ne(customers.id, customerId), isNull(customers.mergedInto)))
      .orderBy(asc(customers.createdAt), asc(customers.id))
      .limit(1)
    if (samePhone !== undefined && samePhone.id !== sameEmail?.id)
      others.push({ by: 'phone', id: samePhone.id, name: samePhone.name })
    return others
  }
}

function personOf(
  { customerId, name, email, phone }: CounterCustomer,
  number: string | null,
  others: readonly SameContact[],
): NewCustomer {
  const isTaken = others.some(({ by }) => by === 'email')
  const metadata = {
    ...(isTaken && email !== null ? { email_at_till: email } : {}),
    ...(phone === null || number !== null ? {} : { phone_at_till: phone }),
  }
  return { id: customerId, name, email: isTaken ? null : email, phone: number, metadata, source: 'staff' }
}

function readNumber(phone: string, countryCode: string): string | null {
  try {
    return phoneNumber(phone, countryCode, '/phone')
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
