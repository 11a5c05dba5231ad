import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import type { CartShown } from './cart.contract.js'
import { CartCodes } from './cart-codes.js'
import { cartRoutes as routes } from './carts.contract.js'
import { Carts } from './carts.js'

@Controller()
export class CartsController {
  constructor(
    @Inject(Carts) private readonly carts: Carts,
    @Inject(CartCodes) private readonly codes: CartCodes,
  ) {}

  @Route(routes.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.create>,
  ): Promise<RouteOutput<typeof routes.create>> {
    return this.carts.create(body.language, body.visits)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<CartShown> {
    return this.carts.read(params.token)
  }

  @Route(routes.update)
  async update(@Input() { params, body }: RouteInput<typeof routes.update>): Promise<CartShown> {
    return this.carts.update(params.token, body)
  }

  @Route(routes.addLine)
  async addLine(@Input() { params, body }: RouteInput<typeof routes.addLine>): Promise<CartShown> {
    return this.carts.add(params.token, body.variantId, body.quantity)
  }

  @Route(routes.changeLine)
  async changeLine(@Input() { params, body }: RouteInput<typeof routes.changeLine>): Promise<CartShown> {
    return this.carts.setQuantity(params.token, params.lineId, body.quantity)
  }

  @Route(routes.removeLine)
  async removeLine(@Input() { params }: RouteInput<typeof routes.removeLine>): Promise<CartShown> {
    return this.carts.setQuantity(params.token, params.lineId, 0)
  }

  @Route(routes.addCode)
  async addCode(@Input() { params, body }: RouteInput<typeof routes.addCode>): Promise<CartShown> {
    return this.codes.add(params.token, body.code)
  }

  @Route(routes.removeCode)
  async removeCode(@Input() { params }: RouteInput<typeof routes.removeCode>): Promise<CartShown> {
    return this.codes.remove(params.token, params.code)
  }

  @Route(routes.addVisits)
  async addVisits(@Input() { params, body }: RouteInput<typeof routes.addVisits>): Promise<void> {
    await this.carts.tellVisits(params.token, body.visits)
  }
}
