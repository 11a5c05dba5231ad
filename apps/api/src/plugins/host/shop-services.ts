import { Inject, Injectable } from '@nestjs/common'
import {
  Charges,
  CustomerChanges,
  CustomerNotes,
  DiscountChanges,
  DiscountList,
  GiftCardChanges,
  OrderCancellation,
  OrderFulfilment,
  OrderNotes,
  Orders,
  Payments,
  ProviderRisks,
  ShopSettings,
} from '../../commerce/commerce.public.js'
import { ConversationAutomation, MessageTopics } from '../../inbox/inbox.public.js'
import { Outbox } from '../../mail/mail.public.js'

/** What the shop's features offer to plugins. */
@Injectable()
export class ShopServices {
  constructor(
    @Inject(Orders) readonly orders: Orders,
    @Inject(OrderCancellation) readonly cancellation: OrderCancellation,
    @Inject(OrderFulfilment) readonly fulfilment: OrderFulfilment,
    @Inject(OrderNotes) readonly orderNotes: OrderNotes,
    @Inject(Payments) readonly payments: Payments,
    @Inject(ProviderRisks) readonly providerRisks: ProviderRisks,
    @Inject(ShopSettings) readonly shop: ShopSettings,
    @Inject(Charges) readonly charges: Charges,
    @Inject(CustomerChanges) readonly customers: CustomerChanges,
    @Inject(GiftCardChanges) readonly giftCards: GiftCardChanges,
    @Inject(DiscountChanges) readonly discountChanges: DiscountChanges,
    @Inject(DiscountList) readonly discounts: DiscountList,
    @Inject(CustomerNotes) readonly notes: CustomerNotes,
    @Inject(Outbox) readonly outbox: Outbox,
    @Inject(ConversationAutomation) readonly conversations: ConversationAutomation,
    @Inject(MessageTopics) readonly topics: MessageTopics,
  ) {}
}
