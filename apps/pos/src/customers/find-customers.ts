import { contactText, searchedWords, type TillCustomer } from '@counterflow/core'

const texts = new WeakMap<TillCustomer, string>()

function textOf(customer: TillCustomer): string {
  const known = texts.get(customer) ?? contactText(customer)
  texts.set(customer, known)
  return known
}

/** The first `most` customers in whose name, address or number all words of `query` stand; the first ones for no words. */
export function findCustomers(
  customers: Iterable<TillCustomer>,
  query: string,
  most: number,
): readonly TillCustomer[] {
  const words = searchedWords(query)
  const found: TillCustomer[] = []
  for (const customer of customers) {
    if (found.length >= most) break
    if (words.length === 0 || words.every((word) => textOf(customer).includes(word))) found.push(customer)
  }
  return found
}
