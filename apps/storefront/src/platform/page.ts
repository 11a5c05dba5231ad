import type { ApiClient } from '@counterflow/api-client'
import type { ComponentChild } from 'preact'
import type { Reader } from './reader'

/** A visit to an address of the shop. */
export interface Visit extends Reader {
  readonly api: ApiClient
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

/** What a visit shows. */
export interface View {
  readonly title: string
  readonly body: ComponentChild
  /** 200, unless the page says that something is not there. */
  readonly status?: number
  /** For searches and for those who share it. */
  readonly description?: string
  readonly image?: string
  /** For nobody but the person who has the address. */
  readonly isPrivate?: boolean
}

/** A page: it reads what it needs from the public API, and draws it; the same on the server and in the browser. */
export interface Page {
  /** As Fastify writes paths: `/products/:handle`. */
  readonly path: string
  readonly open: (visit: Visit) => View | Promise<View>
}

/** The page at `pathname`, with the named parts of its path. */
export function pageAt(
  pages: readonly Page[],
  pathname: string,
): { page: Page; params: Record<string, string> } | undefined {
  const parts = pathname.split('/')
  for (const page of pages) {
    const params = paramsOf(page.path.split('/'), parts)
    if (params !== undefined) return { page, params }
  }
  return undefined
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (!expected.startsWith(':')) {
      if (part !== expected) return undefined
      continue
    }
    const value = decoded(part)
    if (value === undefined || value === '') return undefined
    params[expected.slice(1)] = value
  }
  return params
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
