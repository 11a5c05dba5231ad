export const risk = {
  title: 'Fraud risk',
  level: { low: 'Low', medium: 'Medium', high: 'High' },
  levelOf: { low: 'Low risk', medium: 'Medium risk', high: 'High risk' },
  pending: 'Being analysed…',
  pendingBody: 'The result appears here by itself, usually within seconds.',
  none: 'Not analysed',
  recommendation: {
    accept: 'Fulfil this order',
    investigate: 'Look into this order before you fulfil it',
    cancel: 'Consider cancelling this order',
  },
  sentiment: { positive: 'Speaks for it', neutral: 'Worth knowing', negative: 'Speaks against it' },
  score: 'Score {score} of 100',
  analyzed: 'Analysed {when}',
  facts: {
    card_verified: 'The bank verified the card.',
    card_check_failed: 'The card’s security check failed.',
    card_reported_stolen: 'The card was reported stolen.',
    card_issuer_warning: 'The bank that issued the card warns of elevated risk.',
    addresses_match: 'Billing and shipping address are the same.',
    addresses_differ: 'Billing and shipping address differ.',
    address_missing: 'The order has no billing or shipping address.',
    returning_customer:
      '{orders, plural, one {The customer has ordered once before.} other {The customer has ordered # times before.}}',
    first_order: 'This is the customer’s first order.',
    high_amount: 'The amount is {times, number} times that of a usual order.',
    usual_amount: 'The amount is usual for this shop.',
    many_orders_quickly:
      'The customer placed {orders, number} orders within {hours, plural, one {an hour} other {# hours}}.',
    disposable_email: 'The e-mail address is a throw-away one ({domain}).',
    many_pieces: 'The order has unusually many pieces ({pieces, number}).',
  },
} as const
