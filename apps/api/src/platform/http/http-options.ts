import type { RouteContract } from './route-contract.js'

/** What the composition root tells the HTTP server. */
export interface HttpOptions {
  /** Every route, documented and served. */
  readonly contract: readonly RouteContract[]
  readonly version: string
  /** Checks each answer against its contract: for development and tests. */
  readonly checkAnswers: boolean
  /** The built builder (its folder with index.html), served at /admin; undefined: not served. */
  readonly builderFolder?: string
}

export const HTTP_OPTIONS = Symbol('HttpOptions')
