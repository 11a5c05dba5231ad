export const products = {
  title: 'Products',
  search: 'Search by title or SKU',
  product: 'Product',
  variants: 'Variants',
  price: 'Price',
  priceRange: '{least} – {most}',
  stock: 'In stock',
  outOfStock: 'Out of stock',
  pieces: '{count, plural, one {# piece} other {# pieces}}',
  emptyTitle: 'No products yet',
  emptyBody: 'Products of the shop appear here.',
  noMatchTitle: 'No product matches',
  noMatchBody: 'Change the search.',
} as const

export const customers = {
  title: 'Customers',
  search: 'Search by name or e-mail',
  name: 'Customer',
  tags: 'Tags',
  orders: 'Orders',
  lifetimeSpend: 'Spent in all',
  since: 'Since',
  emptyTitle: 'No customers yet',
  emptyBody: 'Whoever orders appears here.',
  noMatchTitle: 'No customer matches',
  noMatchBody: 'Change the search.',
} as const
