import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CurrentDevice, type TillDevice } from '../devices/till-device.js'
import { GiftCardHolds } from './gift-card-holds.js'
import { ParkedCarts } from './parked-carts.js'
import { sellingRoutes as routes } from './selling.contract.js'

@Controller()
export class SellingController {
  constructor(
    @Inject(GiftCardHolds) private readonly giftCards: GiftCardHolds,
    @Inject(ParkedCarts) private readonly carts: ParkedCarts,
  ) {}

  @Route(routes.findGiftCard)
  findGiftCard(
    @Input() { body }: RouteInput<typeof routes.findGiftCard>,
  ): Promise<RouteOutput<typeof routes.findGiftCard>> {
    return this.giftCards.find(body.code)
  }

  @Route(routes.holdGiftCard)
  holdGiftCard(
    @Input() { params, body }: RouteInput<typeof routes.holdGiftCard>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.holdGiftCard>> {
    return this.giftCards.hold(device.registerId, { ...params, ...body })
  }

  @Route(routes.releaseGiftCard)
  releaseGiftCard(
    @Input() { params }: RouteInput<typeof routes.releaseGiftCard>,
    @CurrentDevice() device: TillDevice,
  ): Promise<void> {
    return this.giftCards.release(device.registerId, params.tenderId)
  }

  @Route(routes.listParkedCarts)
  async listParkedCarts(
    @Input() _: RouteInput<typeof routes.listParkedCarts>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.listParkedCarts>> {
    return { items: await this.carts.list(device) }
  }

  @Route(routes.parkCart)
  parkCart(
    @Input() { params, body }: RouteInput<typeof routes.parkCart>,
    @CurrentDevice() device: TillDevice,
  ): Promise<void> {
    return this.carts.park(device, { ...body, id: params.cartId })
  }

  @Route(routes.takeParkedCart)
  takeParkedCart(
    @Input() { params }: RouteInput<typeof routes.takeParkedCart>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.takeParkedCart>> {
    return this.carts.take(device, params.cartId)
  }
}
