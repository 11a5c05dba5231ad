import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js'
import { contractOf } from '../route.js'
import type { RouteContract } from '../route-contract.js'

/** A method of a controller that serves something. */
export interface ServedRoute {
  /** `Orders.place`: for people. */
  readonly handler: string
  readonly contract: RouteContract | undefined
}

/**
 * Refuses to start an application that serves a route without a contract, or other routes than those it
 * documents: whoever adds a route meets the question of who may call it before anybody else does.
 */
@Injectable()
export class ServedRoutes implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
  ) {}

  onModuleInit(): void {
    const faults = contractFaults(this.list(), this.options.contract)
    if (faults.length > 0) throw new Error(`The routes and their contract differ.\n${faults.join('\n')}`)
  }

  list(): ServedRoute[] {
    const scanner = new MetadataScanner()
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return []
      const prototype: object = metatype.prototype
      return scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, method: Reflect.get(prototype, name) }))
        .filter(({ method }) => typeof method === 'function' && Reflect.hasMetadata('path', method))
        .map(({ name, method }) => ({
          handler: `${metatype.name}.${name}`,
          contract: contractOf(method),
        }))
    })
  }
}

/** What stands between the routes that are served and those that are documented. */
export function contractFaults(
  served: readonly ServedRoute[],
  documented: readonly RouteContract[],
): string[] {
  const contracts = served.map(({ contract }) => contract)
  return [
    ...served
      .filter(({ contract }) => contract === undefined)
      .map(({ handler }) => `${handler} has no contract: serve it by @Route, which says who may call it.`),
    ...served
      .filter(({ contract }) => contract !== undefined && !documented.includes(contract))
      .map(({ handler }) => `${handler} is not in api-contract.ts: add its routes there.`),
    ...served
      .filter(({ contract }, index) => contract !== undefined && contracts.indexOf(contract) !== index)
      .map(({ handler, contract }) => `${handler} serves ${contract?.operationId}, as another method does.`),
    ...documented
      .filter((contract) => !contract.servedBare && !contracts.includes(contract))
      .map(({ operationId }) => `${operationId} is in api-contract.ts and served by no controller.`),
  ]
}
