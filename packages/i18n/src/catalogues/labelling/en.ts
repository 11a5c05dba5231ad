export const labelling = {
  intro:
    'First messages of customers get one of ten topics where it is certain enough: at 90% or more. Texts are judged on this machine and never leave it.',
  title: 'Try it',
  text: 'A customer’s message',
  textHint: 'In English, Korean or Japanese. It is kept nowhere.',
  example: 'Hi, I ordered last week and nothing has come yet. Where is my parcel?',
  judge: 'Classify',
  labelled: 'Labelled: {topic}',
  labelledDetail: 'With a certainty of {certainty}.',
  notLabelled: 'No label',
  notLabelledDetail: 'Nothing reaches 90%, so a person decides. The likeliest is {topic} with {certainty}.',
  noTopic: 'No label: about none of the topics',
  noTopicDetail: 'With a certainty of {certainty}.',
  all: 'How likely each topic is',
  share: '{topic}: {certainty}',
  language: { en: 'English', ko: 'Korean', ja: 'Japanese', und: 'Another language' },
  model: {
    own: 'The model that comes with Counterflow answers.',
    folder: 'A model of the shop’s own answers: {name}.',
    hub: 'A model from a hub answers: {name}. It runs on this machine too.',
  },
  about: 'Read as: {language} · model {version}',
} as const

export const topics = {
  checkout: 'Checkout',
  order_edits: 'Edit orders',
  order_status: 'Order status',
  pricing_discounts: 'Pricing/Discounts',
  product_details: 'Product details',
  product_interest: 'Product interest',
  returns: 'Returns/Delivered orders',
  shipping: 'Shipping',
  store_information: 'Store information',
  wholesale: 'Wholesale',
  none: 'None of them',
} as const

export const labellingProblems = {
  'classifier-busy': {
    message: 'Too many messages are waiting to be classified.',
    fix: 'Try again in a moment.',
  },
  'classifier-unavailable': {
    message: 'Messages cannot be classified on this machine.',
    fix: 'Everything else works without it. The log of the server says what is missing.',
  },
} as const
