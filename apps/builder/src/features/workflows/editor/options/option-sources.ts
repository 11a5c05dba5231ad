import type { Permission } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import { answered, api } from '../../../../platform/api/client'
import { isProblem } from '../../../../platform/api/problem'

export interface Option {
  value: string
  label: string
}

export interface OptionPage {
  options: readonly Option[]
  nextCursor: string | null
}

interface Wanted {
  search?: string
  cursor?: string
  limit: number
}

/** Where the choices come from that a plugin's schema names by `x-counterflow-options`. */
export interface OptionSource {
  name:
    | 'connections'
    | 'staff'
    | 'assignable-staff'
    | 'customers'
    | 'products'
    | 'order-tags'
    | 'customer-tags'
  /** One thing that is kept by its id, or texts of which new ones may be written. */
  kind: 'thing' | 'tags'
  permission: Permission
  page: (wanted: Wanted, text: Text) => Promise<OptionPage>
  /** The choice that is kept as `value`; null when it no longer exists. */
  named: (value: string, text: Text) => Promise<Option | null>
  words: (text: Text) => { choose: string; none: string; gone: string }
}

const mostOptions = 100

async function connectionOptions(): Promise<Option[]> {
  const { items } = await answered(api.GET('/api/v1/connections'))
  return items.map(({ id, name }) => ({ value: id, label: name }))
}

const connections: OptionSource = {
  name: 'connections',
  kind: 'thing',
  permission: 'workflows.edit',
  // A shop has a few of them, and the server lists them whole.
  page: async ({ search = '' }) => {
    const wanted = search.toLocaleLowerCase()
    const found = (await connectionOptions()).filter(({ label }) =>
      label.toLocaleLowerCase().includes(wanted),
    )
    return { options: found.slice(0, mostOptions), nextCursor: null }
  },
  named: async (value) => (await connectionOptions()).find((option) => option.value === value) ?? null,
  words: ({ t }) => ({
    choose: t('connections.choose'),
    none: t('connections.noneToChoose'),
    gone: t('connections.gone'),
  }),
}

const personOption = ({ id, name, email }: { id: string; name: string; email: string | null }): Option => ({
  value: id,
  label: email === null ? name : `${name} (${email})`,
})

const staff: OptionSource = {
  name: 'staff',
  kind: 'thing',
  permission: 'staff.read',
  page: async (query) => {
    const { items, nextCursor } = await answered(api.GET('/api/v1/staff', { params: { query } }))
    return { options: items.map(personOption), nextCursor }
  },
  named: async (id) => {
    const { items } = await answered(api.GET('/api/v1/staff', { params: { query: { id } } }))
    return items.map(personOption)[0] ?? null
  },
  words: ({ t }) => ({
    choose: t('settings.staff.choose'),
    none: t('settings.staff.noneToChoose'),
    gone: t('settings.staff.gone'),
  }),
}

async function assigneeOptions(): Promise<Option[]> {
  const { items } = await answered(api.GET('/api/v1/conversations/assignees'))
  return items.map(({ id, name }) => ({ value: id, label: name }))
}

/** Those who may answer customers, and to whom conversations can be assigned (R39). */
const assignableStaff: OptionSource = {
  name: 'assignable-staff',
  kind: 'thing',
  permission: 'inbox.read',
  page: async ({ search = '' }) => {
    const wanted = search.toLocaleLowerCase()
    const found = (await assigneeOptions()).filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    return { options: found.slice(0, mostOptions), nextCursor: null }
  },
  named: async (value) => (await assigneeOptions()).find((option) => option.value === value) ?? null,
  words: staff.words,
}

const customers: OptionSource = {
  name: 'customers',
  kind: 'thing',
  permission: 'customers.read',
  page: async (query) => {
    const { items, nextCursor } = await answered(api.GET('/api/v1/customers', { params: { query } }))
    return { options: items.map(personOption), nextCursor }
  },
  named: async (customerId) => {
    try {
      return personOption(
        await answered(api.GET('/api/v1/customers/{customerId}', { params: { path: { customerId } } })),
      )
    } catch (error) {
      if (isProblem(error, 'not-found')) return null
      throw error
    }
  },
  words: ({ t }) => ({
    choose: t('values.options.customer.choose'),
    none: t('values.options.none'),
    gone: t('values.options.customer.gone'),
  }),
}

const products: OptionSource = {
  name: 'products',
  kind: 'thing',
  permission: 'products.read',
  page: async (query, { local }) => {
    const { items, nextCursor } = await answered(api.GET('/api/v1/products', { params: { query } }))
    return { options: items.map(({ id, title }) => ({ value: id, label: local(title) })), nextCursor }
  },
  named: async (id, { local }) => {
    const { items } = await answered(api.GET('/api/v1/products', { params: { query: { id } } }))
    return items.map(({ title }) => ({ value: id, label: local(title) }))[0] ?? null
  },
  words: ({ t }) => ({
    choose: t('values.options.product.choose'),
    none: t('values.options.none'),
    gone: t('values.options.product.gone'),
  }),
}

const tagsOf = (
  name: 'order-tags' | 'customer-tags',
  permission: Permission,
  page: (query: Wanted) => Promise<{ items: readonly { tag: string }[]; nextCursor: string | null }>,
): OptionSource => ({
  name,
  kind: 'tags',
  permission,
  page: async (query) => {
    const { items, nextCursor } = await page(query)
    return { options: items.map(({ tag }) => ({ value: tag, label: tag })), nextCursor }
  },
  named: async (value) => ({ value, label: value }),
  words: ({ t }) => ({
    choose: t('steps.field.tagsPlaceholder'),
    none: t('values.options.newTag'),
    gone: t('values.options.none'),
  }),
})

const sources: readonly OptionSource[] = [
  connections,
  staff,
  assignableStaff,
  customers,
  products,
  tagsOf('order-tags', 'orders.read', (query) =>
    answered(api.GET('/api/v1/order-tags', { params: { query } })),
  ),
  tagsOf('customer-tags', 'customers.read', (query) =>
    answered(api.GET('/api/v1/customer-tags', { params: { query } })),
  ),
]

/** The source of that name; undefined for one that only a newer version knows. */
export const optionSource = (name: string | undefined): OptionSource | undefined =>
  sources.find((source) => source.name === name)
