/** Mails to customers about their orders, and what staff say of them. */
export const orderLetters = {
  notify: 'Tell the customer by e-mail',
  notifyTo: 'To {address}',
  noAddress: 'The customer has no e-mail address.',
  preview: 'Look at the mail',
  hidePreview: 'Hide the mail',
  letter: {
    cancelled: 'That it was cancelled',
    refunded: 'That money was refunded',
    fulfilled: 'That goods are on their way',
  },
  hello: 'Hello {name},',
  cancelled: {
    subject: 'Your order {number} from {shop} was cancelled',
    body: {
      customer: 'as you asked, we cancelled your order {number}.',
      fraud: 'we could not accept your order {number} and cancelled it.',
      inventory: 'we are sorry: something of your order {number} is not in stock, so we cancelled it.',
      declined: 'we cancelled your order {number}, since its payment did not come.',
      staff: 'we are sorry: we made a mistake with your order {number} and had to cancel it.',
      other: 'we cancelled your order {number}.',
    },
    refunded: 'We give you {amount} back. With a card it can take some days until you see it.',
    released: 'We let go of the {amount} that were held on your card. Nothing was taken.',
  },
  refunded: {
    subject: 'A refund for your order {number} from {shop}',
    body: 'we gave you {amount} back for your order {number}. With a card it can take some days until you see it.',
  },
  fulfilled: {
    subject: 'Your order {number} from {shop} is on its way',
    body: 'your order {number} has left our shop.',
    part: 'a part of your order {number} has left our shop. The rest follows.',
    follow: 'Follow the parcel here:\n{url}',
    tracking: 'Parcel',
  },
  receipt: {
    subject: 'Your receipt {number} from {shop}',
    body: 'Thank you for your purchase. This is your receipt {number}.',
    rounding: 'Rounding',
  },
} as const

export const fulfilFrom = {
  location: 'From which location',
  several: 'These goods are promised from several locations. Fulfil them one location at a time.',
  short: 'Fewer lie there than you chose.',
  evenSo: 'Take them from there even so',
  from: 'From {location}',
  cancelRestock: 'Put the products back into stock: {location}',
  restockTo: 'Where the products go back to',
  whereFrom: 'Where they came from',
} as const
