import type { InjectionToken } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import type { ApiDescription } from './openapi/api-description.js'
import type { RouteContract } from './route-contract.js'

/**
 * Serves routes on Fastify itself, without the headers, cookies and log that belong to people's requests. Errors that
 * it throws are answered as problem documents.
 */
export interface BareRoutes {
  readonly serve: (scope: FastifyInstance) => void
}

/** Serves pages that need no contract, on the Fastify of people's requests. */
export type ServedPages = (fastify: FastifyInstance) => void

/** What the composition root tells the HTTP server. */
export interface HttpOptions {
  /** Every route, documented and served. */
  readonly contract: readonly RouteContract[]
  readonly version: string
  /** What the documentation says beyond the contracts; undefined: nothing. */
  readonly description?: ApiDescription
  /** Checks each answer against its contract: for development and tests. */
  readonly checkAnswers: boolean
  /** Providers of `BareRoutes`, for contracts that are `servedBare`. */
  readonly bareRoutes?: readonly InjectionToken<BareRoutes>[]
  /** The built builder (its folder with index.html), served at /admin; undefined: not served. */
  readonly builderFolder?: string
  /** The built till (its folder with index.html), served at /till; undefined: not served. */
  readonly tillFolder?: string
  /** Pages of features, served on Fastify itself. */
  readonly pages?: readonly ServedPages[]
  /** Scripts that pages of any site load: the address of each with its built file. */
  readonly sharedScripts?: Readonly<Record<string, string>>
  /** The built storefront (its folder with index.html), served at /; undefined: not served. */
  readonly storefrontFolder?: string
}

export const HTTP_OPTIONS = Symbol('HttpOptions')
