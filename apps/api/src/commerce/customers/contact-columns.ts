import { bigramsOf, contactText, emailKey, nameKey, type SearchedContact } from '@counterflow/core'
import type { customers } from './customer.table.js'

type Columns = Pick<
  typeof customers.$inferSelect,
  'name' | 'email' | 'phone' | 'searchText' | 'searchBigrams' | 'emailKey' | 'nameKey'
>

/** How somebody is reached, with all that follows from it for searching and comparing. Written in no other way. */
export function contactColumns(contact: SearchedContact): Columns {
  const { name, email, phone } = contact
  const searchText = contactText(contact)
  return {
    name,
    email,
    phone,
    searchText,
    searchBigrams: bigramsOf(searchText),
    emailKey: email === null ? null : emailKey(email),
    nameKey: nameKey(name),
  }
}
