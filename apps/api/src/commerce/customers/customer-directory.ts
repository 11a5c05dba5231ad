import { type Address, type CustomerId, customerIdSchema, type Language } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { type Actor, systemActor } from '../../platform/http/actor.js'
import { oneOutcome } from '../../platform/http/problems/one-outcome.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { TimelineActor } from '../orders/order-history.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { customers } from './customer.table.js'
import { unknownCustomerOf, unreachableCustomer } from './customer-problems.js'
import { CustomerRegistration, customerByEmail } from './customer-registration.js'
import { phoneNumber } from './phone-number.js'

/** A customer by id, or by an e-mail address or a telephone number under which to find or create one. */
export type CustomerReference =
  | { id: CustomerId }
  | {
      name: string
      email?: string | null | undefined
      /** In E.164, or as people of the shop's country write it. */
      phone?: string | null | undefined
      language?: Language | null | undefined
      /** Of somebody new; the first one is the usual one. */
      addresses?: readonly Address[] | undefined
    }

type NamedReference = Exclude<CustomerReference, { id: CustomerId }>

interface WithEmail {
  readonly email: string
  readonly reference: NamedReference
  readonly actor: Actor | TimelineActor
}

const emailOf = (reference: CustomerReference) => ('id' in reference ? null : reference.email || null)

function withEmail({
  reference,
  actor,
}: {
  readonly reference: CustomerReference
  readonly actor: Actor | TimelineActor
}): WithEmail[] {
  if ('id' in reference || !reference.email) return []
  return [{ email: reference.email, reference, actor }]
}

const knownSchema = z.object({ email: z.string(), id: customerIdSchema, usable: z.boolean() })

/** So many merges in a row are followed. */
const longestTrail = 20

/** Finds the customer of an order, and creates the ones that come for the first time. */
@Injectable()
export class CustomerDirectory {
  constructor(
    @Inject(CustomerRegistration) private readonly registration: CustomerRegistration,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * The id of the customer that `reference` means. An address that is known, in capitals or not, keeps its name;
   * a telephone number counts only where there is no address. Whoever was merged is the one that they became.
   * @param actor who brings them in
   * @throws Problem `unknown-customer`, `invalid-phone`, `customer-unreachable`.
   */
  async findOrCreate(
    transaction: Transaction,
    reference: CustomerReference,
    actor: Actor | TimelineActor = systemActor,
  ): Promise<CustomerId> {
    return oneOutcome(await this.findOrCreateEach(transaction, [{ reference, actor }]))
  }

  /** The same for several at once, who may mean one customer; a reference that cannot be used has its own problem. */
  async findOrCreateEach(
    transaction: Transaction,
    wanted: readonly { readonly reference: CustomerReference; readonly actor: Actor | TimelineActor }[],
  ): Promise<(CustomerId | Problem)[]> {
    const byEmail = await this.byEmail(transaction, wanted.flatMap(withEmail))
    const found: (CustomerId | Problem)[] = []
    for (const { reference, actor } of wanted) {
      const email = emailOf(reference)
      const known = email === null ? undefined : byEmail.get(email)
      found.push(known ?? (await this.alone(transaction, reference, actor)))
    }
    return found
  }

  /** Whoever is neither found nor made by an address: one by one, since they are few. */
  private async alone(
    transaction: Transaction,
    reference: CustomerReference,
    actor: Actor | TimelineActor,
  ): Promise<CustomerId | Problem> {
    try {
      if ('id' in reference) return await this.existing(transaction, reference.id)
      const email = emailOf(reference)
      const known = email === null ? undefined : await customerByEmail(transaction, email)
      if (known !== undefined) return await this.existing(transaction, known.id)
      const phone = await this.phone(transaction, reference.phone)
      if (email === null && phone === null) throw unreachableCustomer()
      const household = email === null && phone !== null ? await this.byPhone(transaction, phone) : undefined
      if (household !== undefined) return household
      const { name, language, addresses } = reference
      const person = { name, email, phone, language, addresses }
      const created = await this.registration.register(transaction, person, actor)
      // Somebody else made them between the two statements.
      return created ?? (await this.alone(transaction, reference, actor))
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
  }

  /** Those with an address and nothing to be looked at more closely: held if they are known, made if they are new. */
  private async byEmail(
    transaction: Transaction,
    people: readonly WithEmail[],
  ): Promise<ReadonlyMap<string, CustomerId>> {
    const found = new Map<string, CustomerId>()
    if (people.length === 0) return found
    const emails = [...new Set(people.map(({ email }) => email))]
    const { rows } = await transaction.execute(sql`
      select wanted.email, known.id, known.merged_into is null and known.erased_at is null as usable
        from unnest(${sql.param(emails)}::text[]) wanted(email)
        join ${customers} known on lower(known.email) = lower(wanted.email)
       order by known.id for key share of known`)
    const known = z.array(knownSchema).parse(rows)
    for (const { email, id, usable } of known) if (usable) found.set(email, id)
    const taken = new Set(known.map(({ email }) => email))
    const strangers = people.filter(({ email, reference }) => !taken.has(email) && !reference.phone)
    const first = [...new Map(strangers.toReversed().map((person) => [person.email, person])).values()]
    const created = await this.registration.registerEach(
      transaction,
      first.map(({ email, actor, reference: { name, language, addresses } }) => ({
        person: { name, email, phone: null, language, addresses },
        actor,
      })),
    )
    for (const [index, { email }] of first.entries()) {
      const id = created[index]
      if (id !== undefined) found.set(email, id)
    }
    return found
  }

  private async phone(transaction: Transaction, text: string | null | undefined): Promise<string | null> {
    if (text == null || text.trim() === '') return null
    const { countryCode } = await this.shop.read(transaction)
    return phoneNumber(text, countryCode, '/customer/phone')
  }

  /** The oldest one: a number may be shared by a household. */
  private async byPhone(transaction: Transaction, phone: string): Promise<CustomerId | undefined> {
    const [found] = await transaction
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.phone, phone), isNull(customers.mergedInto)))
      .orderBy(asc(customers.createdAt), asc(customers.id))
      .limit(1)
      .for('key share')
    return found?.id
  }

  /** Holds them as a reference does, so that an order never goes to somebody who is being merged. */
  private async existing(transaction: Transaction, customerId: CustomerId): Promise<CustomerId> {
    let id = customerId
    for (let step = 0; step < longestTrail; step += 1) {
      const [found] = await transaction
        .select({ id: customers.id, mergedInto: customers.mergedInto, erasedAt: customers.erasedAt })
        .from(customers)
        .where(eq(customers.id, id))
        .for('key share')
      if (found === undefined || found.erasedAt !== null) break
      if (found.mergedInto === null) return found.id
      id = found.mergedInto
    }
    throw unknownCustomerOf(customerId)
  }
}
