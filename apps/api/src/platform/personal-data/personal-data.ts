import type { Json, PersonTraces, Redaction } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import type { Queries, Transaction } from '../database/database.js'

/** A person, and where the shop may have noted something about them. */
export interface Person extends PersonTraces {
  /** Ids of what is about them alone, such as their orders. */
  readonly belongings: readonly string[]
  /** Events that carry something about them. */
  readonly eventIds: readonly string[]
}

/**
 * What a feature does with the data of one person. Every feature that stores any registers one: whatever nobody
 * registers is neither handed out nor erased.
 */
export interface PersonalDataKeeper {
  /** The part of an export that this is: `orders`, `mails`. */
  readonly section: string
  /** All that is stored about the person, as they may read it. Secrets of the shop stay out. */
  collect(queries: Queries, person: Person): Promise<readonly Json[]>
  /**
   * Takes the person out of what is stored, in place; rows, money and references stay. Again, it changes nothing more.
   * @returns how many rows changed
   */
  erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number>
}

/** Knows who stores data about people. */
@Injectable()
export class PersonalData {
  private readonly registered: PersonalDataKeeper[] = []

  /** Call it while the application starts. */
  register(keeper: PersonalDataKeeper): void {
    this.registered.push(keeper)
  }

  keepers(): readonly PersonalDataKeeper[] {
    return this.registered
  }
}
