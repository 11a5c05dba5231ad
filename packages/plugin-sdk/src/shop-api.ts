import type {
  CancelReason,
  Charge,
  Json,
  Money,
  OrderSnapshot,
  PaymentOnCancel,
  PaymentStatus,
  RefundReason,
  RiskLevel,
  TopicJudgement,
} from '@counterflow/core'
import type { ConversationsApi } from './conversations-api.js'

/** How an order is to be cancelled. */
export interface CancelOrder {
  readonly reason: CancelReason
  readonly payment: PaymentOnCancel
  /** Whether its goods go back into stock at once. */
  readonly restock: boolean
  /** Whether the customer is told by mail, as when staff cancel it; not, when undefined. */
  readonly notifyCustomer?: boolean | undefined
}

/** What somebody makes of the risk of an order. */
export interface AssessRisk {
  /** By what the provider knows the assessment; the step itself, when undefined. */
  readonly assessmentId?: string | undefined
  readonly level: RiskLevel
  /** From 0 (safe) to 100; where the level begins, when undefined. */
  readonly score?: number | undefined
  /** At most 20 sentences of 300 characters, in the language of the shop. */
  readonly facts?:
    | readonly { readonly sentiment: 'positive' | 'neutral' | 'negative'; readonly text: string }[]
    | undefined
}

/** What is to be given back of a charge, and what the books say about it. */
export interface CreateRefund {
  readonly chargeId: string
  /** All that is left, when undefined. */
  readonly amount?: Money | undefined
  /** Whose charge it must be; anybody's, when there is nothing here. */
  readonly customerId?: string | null | undefined
  readonly reason: RefundReason
  readonly instructionsEmail?: string | undefined
  readonly origin?: string | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** Whether the customer is told by mail once the money has gone back, as when staff give it back; not, when undefined. */
  readonly notifyCustomer?: boolean | undefined
}

/** A gift card that is to be issued. */
export interface IssueGiftCard {
  /** More than zero, in the shop's currency. */
  readonly amount: Money
  readonly customerId?: string | null | undefined
  /** From now on; for ever, when undefined. */
  readonly validForDays?: number | undefined
  /** For staff only. */
  readonly note?: string | undefined
}

/** A discount with a code that is made up. */
export interface CreateDiscountCode {
  readonly value:
    | { readonly kind: 'amount'; readonly amount: Money }
    /** In hundredths of a percent: 1,000 is 10%. */
    | { readonly kind: 'percent'; readonly basisPoints: number }
    | { readonly kind: 'free_shipping' }
  /** What the code begins with. */
  readonly codePrefix?: string | undefined
  /** Who alone may use it; everybody, when there is nothing here. */
  readonly customerId?: string | null | undefined
  readonly minimumSubtotal?: Money | undefined
  /** How often it may be used in all; once, when undefined. */
  readonly maximumUses?: number | undefined
  /** From now on; for ever, when undefined. */
  readonly validForDays?: number | undefined
}

/** A line below the text of a mail: a label, and a value that is printed as the shop's language writes it. */
export interface MailField {
  readonly label: string
  /** An amount prints with its currency; null prints as a dash. */
  readonly value: Json
}

/** A mail to people of the shop. */
export interface ShopMail {
  readonly subject: string
  /** Plain text; an empty line parts paragraphs. */
  readonly body: string
  readonly fields: readonly MailField[]
}

/** A mail that was taken over for delivery. */
export interface AcceptedMail {
  readonly mailId: string
  readonly to: readonly string[]
}

/**
 * What a plugin can do in the shop. The host checks every call against the permissions of the workflow and gives each
 * change the step's idempotency key, so that the same step asking twice changes the shop once.
 *
 * Whatever does not exist fails with `not_found`; what its state does not allow, with `order_state` or
 * `payment_state`.
 */
export interface ShopApi {
  readonly orders: {
    /** The order as it is now. */
    get(orderId: string): Promise<OrderSnapshot>
    /** The order that a customer placed last, as it is now; null for one who has placed none. */
    latestOf(customerId: string): Promise<OrderSnapshot | null>
    /** Adds tags that the order does not have yet; answers all that it has then. */
    addTags(orderId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
    /** Takes tags away; answers those that are left. */
    removeTags(orderId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
    /**
     * Cancels an order that has not been fulfilled. Fails with `gateway_declined` when the order was cancelled but
     * its money could not be given back.
     */
    cancel(
      orderId: string,
      request: CancelOrder,
    ): Promise<{ cancelledAt: string; paymentStatus: PaymentStatus }>
    /**
     * Marks the goods as sent or handed over, and tells the customer by mail where `notifyCustomer` says so; of an order
     * that is fulfilled already nothing changes.
     */
    fulfil(
      orderId: string,
      options?: { readonly notifyCustomer?: boolean | undefined },
    ): Promise<{ fulfilledAt: string }>
    /**
     * Records that what is outstanding for an order has come; of one of which nothing is outstanding nothing changes.
     * Answers what is outstanding then.
     */
    markPaid(orderId: string): Promise<{ outstanding: Money }>
    /**
     * Says what the plugin makes of the risk of an order, beside what the shop itself says; the order has the highest of
     * all levels, and "Order risk analyzed" starts those workflows that want to hear of other providers. What the plugin
     * has said already is not told again. The plugin's name and title stand for the provider.
     */
    assessRisk(orderId: string, assessment: AssessRisk): Promise<{ riskLevel: RiskLevel | null }>
    /** Adds a line to the order's note, which only the people of the shop see; answers all of it. */
    addNote(orderId: string, line: string): Promise<{ note: string }>
    /** Puts the goods of a cancelled or unpaid order back into stock, once; answers how many pieces lie there again. */
    restock(orderId: string): Promise<{ pieces: number }>
  }
  readonly payments: {
    /** Takes the authorised payment of an order. Fails with `gateway_declined` when the gateway refuses. */
    capture(orderId: string): Promise<{ captured: Money; paymentStatus: PaymentStatus }>
    /** Lets go of money that is held and was not taken. Fails with `gateway_declined` when the gateway refuses. */
    release(orderId: string): Promise<{ released: Money; paymentStatus: PaymentStatus }>
    /** Gives a charge back, in whole or in part. Fails with `other_customer`, `refund_too_large` and `gateway_declined`. */
    refund(
      request: CreateRefund,
    ): Promise<{ refundId: string; refunded: Money; paymentStatus: PaymentStatus }>
  }
  readonly charges: {
    /** What was taken, given back and contested. A payment of which nothing was taken is no charge. */
    retrieve(chargeId: string): Promise<Charge>
  }
  readonly customers: {
    /** Adds tags that the customer does not have yet; answers all that they have then. */
    addTags(customerId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
    /** Takes tags away; answers those that are left. */
    removeTags(customerId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
    /** Sets entries of metadata and removes those that are null; answers all that there are then. */
    updateMetadata(
      customerId: string,
      changes: Readonly<Record<string, string | null>>,
    ): Promise<{ metadata: Readonly<Record<string, string>> }>
    /** Writes a note about a customer that only the shop's own people read; the same step writes it once. */
    addNote(customerId: string, text: string): Promise<{ noteId: string }>
  }
  readonly giftCards: {
    /** Issues a gift card; the same step asking again gets the same one. Fails with `unknown_customer`. */
    issue(request: IssueGiftCard): Promise<{ giftCardId: string; code: string; last4: string; amount: Money }>
  }
  readonly discounts: {
    /** Creates a discount with a code of its own; the same step asking again gets the same one. */
    create(request: CreateDiscountCode): Promise<{ discountId: string; code: string }>
  }
  readonly mail: {
    /** Sends a mail to addresses of the shop's own people. */
    send(to: readonly string[], mail: ShopMail): Promise<AcceptedMail>
    /** Sends a mail to a member of staff, at the address that they have now. */
    sendToStaff(staffId: string, mail: ShopMail): Promise<AcceptedMail>
  }
  readonly conversations: ConversationsApi
  readonly messages: {
    /**
     * Says what a customer's message is about, on the shop's own machine. Fails with `classifier_busy` when too many
     * wait, and with `classifier_unavailable` where the model cannot be run.
     */
    classify(text: string): Promise<TopicJudgement>
  }
}
