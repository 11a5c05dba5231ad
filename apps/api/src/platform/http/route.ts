import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { actorOf } from './actor.js'
import { idempotentRequestOf } from './idempotency/idempotent-request.js'
import { readInput } from './input/read-input.js'
import type { RouteContract, RouteInput, RouteOutput } from './route-contract.js'

const contractMetadata = 'counterflow:route-contract'

type Answer<Contract> =
  RouteOutput<Contract> extends undefined ? Promise<void> : Promise<RouteOutput<Contract>>

type Handler<Contract> = (input: RouteInput<Contract>, ...rest: never[]) => Answer<Contract>

type StreamHandler<Contract> = (input: RouteInput<Contract>, ...rest: never[]) => Promise<void>

type DecoratorFor<Signature> = <Method extends Signature>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void

/**
 * Serves `contract` by the method. The method's first parameter takes the contract's input, and its result is
 * what the contract answers; anything else does not compile.
 */
export function Route<Contract extends RouteContract>(contract: Contract): DecoratorFor<Handler<Contract>> {
  return serve(contract)
}

/** Serves `contract` by a method that writes the answer itself, piece by piece. */
export function StreamRoute<Contract extends RouteContract>(
  contract: Contract,
): DecoratorFor<StreamHandler<Contract>> {
  return serve(contract)
}

function serve(contract: RouteContract) {
  return applyDecorators(
    RequestMapping({
      method: RequestMethod[contract.method],
      path: contract.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    }),
    HttpCode(contract.status),
    SetMetadata(contractMetadata, contract),
  )
}

/** The contract that `handler` serves, or undefined when it has none. */
export function contractOf(handler: object): RouteContract | undefined {
  return Reflect.getMetadata(contractMetadata, handler)
}

/** What the caller sent, parsed by the contract: path parameters, query and body. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>()
  return readInput(requiredContract(context), request)
})

/** Who sent the request. Not for public routes. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>())
  if (actor === undefined) throw new Error(`${context.getHandler().name} serves nobody in particular.`)
  return actor
})

/** The request as something that may be repeated; undefined when its sender gave no Idempotency-Key. */
export const IdempotentRequestOf = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>()
  return idempotentRequestOf(request, requiredContract(context))
})

function requiredContract(context: ExecutionContext): RouteContract {
  const contract = contractOf(context.getHandler())
  if (contract === undefined) throw new Error(`${context.getHandler().name} has no contract.`)
  return contract
}
