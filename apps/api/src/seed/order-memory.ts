import type { MinorUnits } from '@counterflow/core'
import type { DemoCustomerKey } from './demo-customers.js'
import type { Circumstances, OrderTraces } from './past-order.js'

interface Remembered {
  readonly customer: DemoCustomerKey
  readonly placedAt: Date
  readonly total: MinorUnits
  readonly paid: boolean
}

const hour = 3_600_000
const ordersForBaseline = 10

/** What the shop knew of its earlier orders when the next one came in. */
export class OrderMemory {
  private readonly remembered: Remembered[] = []

  add(customer: DemoCustomerKey, placedAt: Date, { order, payment }: OrderTraces): void {
    const paid = ['authorized', 'captured', 'partially_refunded'].includes(payment.status)
    this.remembered.push({ customer, placedAt, total: order.total, paid })
  }

  of(
    customer: DemoCustomerKey,
    placedAt: Date,
  ): Pick<Circumstances, 'earlierOrders' | 'recentOrders' | 'usualTotal'> {
    const theirs = this.remembered.filter((order) => order.customer === customer)
    const recent = theirs.filter((order) => placedAt.getTime() - order.placedAt.getTime() < hour)
    return {
      earlierOrders: theirs.filter(({ paid }) => paid).length,
      recentOrders: recent.length + 1,
      usualTotal: this.median(),
    }
  }

  private median(): MinorUnits | null {
    if (this.remembered.length < ordersForBaseline) return null
    const totals = this.remembered.map(({ total }) => total).sort((left, right) => left - right)
    return totals[Math.ceil(totals.length / 2) - 1] ?? null
  }
}
