import type { Money, OrderSnapshot, PaymentStatus } from '@counterflow/core'

/**
 * What a plugin can do in the shop. The host checks every call against the permissions of the workflow and gives each
 * change the step's idempotency key, so that the same step asking twice changes the shop once.
 */
export interface ShopApi {
  readonly orders: {
    /** The order as it is now. Fails with `order_not_found`. */
    get(orderId: string): Promise<OrderSnapshot>
    /** Adds tags that the order does not have yet; answers all that it has then. */
    addTags(orderId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
  }
  readonly payments: {
    /**
     * Takes the authorised payment of an order.
     * Fails with `payment_state` when there is nothing to capture and with `gateway_declined` when the gateway refuses.
     */
    capture(orderId: string): Promise<{ captured: Money; paymentStatus: PaymentStatus }>
  }
}
