import {
  type GivenDiscount,
  type SoldLine,
  type StaffId,
  type TillPolicy,
  tillAllowance,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { StaffDirectory } from '../../identity/identity.public.js'
import type { Transaction } from '../../platform/database/database.js'
import type { RaisedException } from '../exceptions/till-exceptions.js'
import { TillPolicies } from '../policies/till-policies.js'
import { saleException } from './found-exceptions.js'
import type { TicketToEnter } from './ticket-rows.js'

/** Notices discounts that are larger than their giver may give, and that nobody has approved. */
@Injectable()
export class DiscountLimits {
  constructor(
    @Inject(TillPolicies) private readonly policies: TillPolicies,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
  ) {}

  async exceeded(transaction: Transaction, entered: readonly TicketToEnter[]): Promise<RaisedException[]> {
    const given = entered.filter(
      ({ event, ticket }) =>
        event.approvedBy === null &&
        (ticket.given !== null || ticket.lines.some((line) => line.given !== null)),
    )
    const policies = new Map<StaffId, TillPolicy | undefined>()
    const raised: RaisedException[] = []
    for (const one of given) {
      const { event, ticket } = one
      const { staffId } = event
      if (!policies.has(staffId)) policies.set(staffId, await this.policyOf(transaction, staffId))
      const policy = policies.get(staffId)
      const largest = Math.max(...ticket.lines.map(shareOfLine), shareOf(ticket.given, ticket.subtotal))
      if (policy === undefined || tillAllowance(policy, 'discount_order', largest) === 'allowed') continue
      raised.push(
        saleException(one, {
          kind: 'discount_over_limit',
          cause: ticket.saleId,
          details: { basisPoints: largest, most: policy.mostDiscountBasisPoints, staffId },
        }),
      )
    }
    return raised
  }

  private async policyOf(transaction: Transaction, staffId: StaffId): Promise<TillPolicy | undefined> {
    const member = await this.staff.find(staffId, transaction)
    return member === undefined ? undefined : this.policies.of(member.ownRole?.id ?? member.role, transaction)
  }
}

const shareOfLine = ({ given, unitPrice, quantity }: SoldLine) => shareOf(given, unitPrice * quantity)

/** How large a discount is, in hundredths of a percent. */
function shareOf(given: GivenDiscount | null, of: number): number {
  if (given === null) return 0
  const { kind, value } = given.discount
  if (kind === 'percent') return value
  return of === 0 ? 0 : Math.min(10_000, Math.round((value * 10_000) / of))
}
