import type { ApiClient, Schemas } from '@counterflow/api-client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { answered } from '../platform/answered'

/** What every page of the shop shows: who it is, and what it has written. */
export interface Store {
  readonly profile: Schemas['StoreProfile']
  readonly pages: readonly Schemas['PublishedPageLink'][]
}

const nobody: Store = {
  profile: {
    name: '',
    legalName: null,
    address: null,
    phone: null,
    email: null,
    countryCode: 'KR',
    currency: 'KRW',
    language: 'en',
    shipsTo: [],
    categories: [],
  },
  pages: [],
}

export const StoreContext = createContext<Store>(nobody)

export const useStore = (): Store => useContext(StoreContext)

export async function readStore(api: ApiClient): Promise<Store> {
  const [profile, pages] = await Promise.all([
    answered(api.GET('/api/v1/storefront')),
    answered(api.GET('/api/v1/storefront/pages')),
  ])
  return { profile, pages: pages.items }
}

/** Where a page that the shop has written is. */
export const addressOf = ({ kind, tag, handle }: Schemas['PublishedPageLink']): string =>
  kind === 'category' && tag !== null
    ? `/categories/${encodeURIComponent(tag)}`
    : `/pages/${encodeURIComponent(handle)}`
