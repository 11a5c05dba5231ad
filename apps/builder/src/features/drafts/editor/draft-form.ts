import type { Schemas } from '@counterflow/api-client'
import type { Currency, Language } from '@counterflow/core'
import type { AddressValues } from '../../orders/placing/test-order'
import type { Draft, DraftContent } from '../draft-queries'

type Money = Schemas['Money']

export type ReasonedDiscount = Schemas['ReasonedDiscount']

interface LineBasics {
  /** Tells lines apart on the screen. */
  key: string
  title: string
  quantity: number
  discount: ReasonedDiscount | null
}

export type FormLine = LineBasics &
  (
    | { kind: 'variant'; variantId: string; price: Money | undefined }
    | { kind: 'item'; unitPrice: number; taxable: boolean }
  )

/** A draft as its form holds it: what one typed, also while it is not right yet. */
export interface DraftForm {
  customer:
    | { kind: 'nobody' }
    | { kind: 'existing'; id: string; label: string }
    | { kind: 'new'; name: string; email: string }
  /** Where the invoice goes, when not to the customer's own address. */
  email: string
  language: Language | null
  lines: readonly FormLine[]
  discount: ReasonedDiscount | null
  codes: readonly string[]
  shipping: { title: string; amount: number } | null
  address: AddressValues | null
  billingAddress: Schemas['Address'] | null
  note: string
  tags: readonly string[]
}

export const emptyDraft: DraftForm = {
  customer: { kind: 'nobody' },
  email: '',
  language: null,
  lines: [],
  discount: null,
  codes: [],
  shipping: null,
  address: null,
  billingAddress: null,
  note: '',
  tags: [],
}

const blankAsNull = (text: string) => (text.trim() === '' ? null : text.trim())

const completeAddress = (address: AddressValues | null): Schemas['Address'] | null => {
  if (address === null) return null
  const { line2, region, ...rest } = address
  const filled = [rest.name, rest.line1, rest.city, rest.postalCode].every((field) => field.trim() !== '')
  if (!filled || !/^[A-Z]{2}$/.test(rest.countryCode)) return null
  return {
    ...rest,
    ...(line2.trim() === '' ? {} : { line2: line2.trim() }),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
  }
}

/** Whether an address was begun and is not complete. */
export const addressIncomplete = ({ address }: DraftForm): boolean =>
  address !== null && completeAddress(address) === null

const looksLikeEmail = (text: string) => /^\S+@\S+\.\S+$/.test(text.trim())

/** What is typed where an e-mail address belongs and is none. */
export const emailWrong = (text: string): boolean => text.trim() !== '' && !looksLikeEmail(text)

/** The form as the API takes it. What is not complete yet is left out: the form says so beside it. */
export function contentOf(form: DraftForm): DraftContent {
  const { customer } = form
  const email = customer.kind === 'new' ? customer.email : form.email
  return {
    customerId: customer.kind === 'existing' ? customer.id : null,
    name: customer.kind === 'new' ? blankAsNull(customer.name) : null,
    email: looksLikeEmail(email) ? email.trim() : null,
    language: form.language,
    lines: form.lines.map((line) => {
      const { quantity, discount } = line
      if (line.kind === 'variant') return { variantId: line.variantId, quantity, discount }
      const { title, unitPrice, taxable } = line
      return { title, unitPrice, taxable, quantity, discount }
    }),
    discount: form.discount,
    discountCodes: [...form.codes],
    shipping:
      form.shipping === null || form.shipping.title.trim() === ''
        ? null
        : { title: form.shipping.title.trim(), amount: form.shipping.amount },
    shippingAddress: completeAddress(form.address),
    billingAddress: form.billingAddress,
    note: blankAsNull(form.note),
    tags: [...form.tags],
  }
}

const addressValues = (address: Schemas['Address'] | null): AddressValues | null =>
  address === null ? null : { line2: '', region: '', ...address }

/** The form of what is saved; lines are named by the price that came with it. */
export function formOf(
  content: DraftContent,
  known: Pick<Draft, 'price' | 'customer'>,
  local: (text: Schemas['LocalizedText']) => string,
): DraftForm {
  const { customer } = known
  const { name, email } = content
  return {
    customer:
      customer !== null
        ? { kind: 'existing', id: customer.id, label: labelOf(customer) }
        : name !== null && name !== undefined
          ? { kind: 'new', name, email: email ?? '' }
          : { kind: 'nobody' },
    email: email ?? '',
    language: content.language ?? null,
    lines: (content.lines ?? []).map((line, index): FormLine => {
      const priced = known.price?.lines[index]
      const basics = { key: `saved-${index}`, quantity: line.quantity, discount: line.discount ?? null }
      if ('variantId' in line) {
        const title = priced === undefined ? '–' : local(priced.title)
        return { ...basics, kind: 'variant', title, variantId: line.variantId, price: priced?.unitPrice }
      }
      const { title, unitPrice, taxable = true } = line
      return { ...basics, kind: 'item', title, unitPrice, taxable }
    }),
    discount: content.discount ?? null,
    codes: content.discountCodes ?? [],
    shipping: content.shipping ?? null,
    address: addressValues(content.shippingAddress ?? null),
    billingAddress: content.billingAddress ?? null,
    note: content.note ?? '',
    tags: content.tags ?? [],
  }
}

const labelOf = ({ name, email }: { name: string; email: string | null }) =>
  email === null ? name : `${name} · ${email}`

/** What one piece costs, as far as the form knows. */
export function unitPriceOf(line: FormLine, currency: Currency): Money | undefined {
  return line.kind === 'variant' ? line.price : { amount: line.unitPrice, currency }
}
