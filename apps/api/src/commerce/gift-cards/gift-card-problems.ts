import {
  type Currency,
  formatMoney,
  type GiftCardStatus,
  type MinorUnits,
  type Money,
  money,
} from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such gift card. */
export function unknownGiftCard(giftCardId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such gift card',
    detail: `No gift card has the id ${giftCardId}.`,
    fix: 'Take the id of a gift card from GET /api/v1/gift-cards.',
  })
}

/** 422: no gift card has the code. The code is not repeated: it may be a mistyped real one. */
export function unknownGiftCardCode(): Problem {
  return new Problem({
    type: 'unknown-gift-card',
    status: 422,
    title: 'There is no such gift card',
    detail: 'No gift card has this code.',
    fix: 'Look for typing mistakes. A code has 16 digits and letters in four groups.',
  })
}

/** A card as whoever pays with it may be told of it: of several, its end says which one. */
interface ToldCard {
  readonly last4: string
  readonly balance: MinorUnits
  readonly currency: Currency
}

const standings: Record<Exclude<GiftCardStatus, 'active'>, { type: string; stands: string; fix: string }> = {
  used_up: {
    type: 'gift-card-balance',
    stands: 'has no balance left',
    fix: 'Leave the gift card out and pay in another way. Nothing was taken.',
  },
  expired: {
    type: 'gift-card-expired',
    stands: 'has expired',
    fix: 'Pay in another way, or ask the shop for a new gift card.',
  },
  disabled: {
    type: 'gift-card-disabled',
    stands: 'was disabled',
    fix: 'Pay in another way, or enable the card in Gift cards.',
  },
}

/** 409: the card does not pay now. */
export function giftCardUnusable(
  status: Exclude<GiftCardStatus, 'active'>,
  { last4, balance, currency }: ToldCard,
): Problem {
  const { type, stands, fix } = standings[status]
  return new Problem({
    type,
    status: 409,
    title: 'The gift card cannot be used',
    detail: `The gift card that ends in ${last4} ${stands}.`,
    fix,
    extra: { reason: status, last4, balance: money(balance, currency) },
  })
}

/** 409: there is less on the card than is to be taken. */
export function balanceTooSmall({ last4, balance, currency }: ToldCard): Problem {
  const left = money(balance, currency)
  return new Problem({
    type: 'gift-card-balance',
    status: 409,
    title: 'There is too little on the gift card',
    detail: `The gift card that ends in ${last4} has ${formatMoney(left, 'en')} left.`,
    fix: 'Take no more than the balance, and the rest in another way.',
    extra: { reason: 'balance', last4, balance: left },
  })
}

/** 422: the card is in another currency. */
export function otherGiftCardCurrency(currency: string): Problem {
  return new Problem({
    type: 'gift-card-currency',
    status: 422,
    title: 'The gift card is in another currency',
    detail: `The gift card is in ${currency}.`,
    fix: `Send an amount in ${currency}, or use another card.`,
  })
}

/** 422: more would go back to cards than the order took from them. */
export function refundBeyondRedeemed(left: Money): Problem {
  return new Problem({
    type: 'refund-too-large',
    status: 422,
    title: 'This is more than was paid by gift card',
    detail: `${formatMoney(left, 'en')} of what the order took from gift cards is left to give back.`,
    fix: 'Send no more than that.',
    extra: { refundable: left },
  })
}

/** 422: a key stands for one request only. */
export function giftCardKeyReused(): Problem {
  return new Problem({
    type: 'idempotency-key-reused',
    status: 422,
    title: 'The key was used for another request',
    detail: 'The key already stands for another change of a gift card.',
    fix: 'Send a new key for a new request, or repeat the first request unchanged.',
  })
}

/** 422: nobody is named to whom the code could be sent. */
export function noGiftCardAddress(): Problem {
  const fix = 'Send an address in `to`, or give the customer one.'
  return new Problem({
    type: 'gift-card-address-missing',
    status: 422,
    title: 'It is not known where the code goes',
    detail: 'The gift card belongs to no customer with an e-mail address.',
    fix,
    errors: [{ path: '/to', message: 'Missing.', fix }],
  })
}

/** 409: the code is not kept any more, so that the same one cannot be sent again. */
export function giftCardCodeForgotten(): Problem {
  return new Problem({
    type: 'gift-card-code-forgotten',
    status: 409,
    title: 'The code is not known any more',
    detail: 'A code is kept for some days only, then nobody can read it again.',
    fix: 'Send a new code with `replace`; the old one stops working.',
  })
}

/** 409 or 502: the code was not sent, and nothing has changed. */
export function giftCardMailFailed(outcome: 'failed' | 'none'): Problem {
  return new Problem({
    type: 'gift-card-mail-failed',
    status: outcome === 'none' ? 409 : 502,
    title: 'The code was not sent',
    detail:
      outcome === 'none'
        ? 'No mail server is set up. Codes are put into no mailbox, where others could read them.'
        : 'The mail server did not take the mail. The gift card is as it was.',
    fix: 'Look at Settings → Mail, send a test mail there, then try again.',
    extra: { reason: outcome },
  })
}
