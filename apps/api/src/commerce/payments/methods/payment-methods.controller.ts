import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { paymentMethodRoutes as routes } from './payment-methods.contract.js'
import { PaymentMethods } from './payment-methods.js'

@Controller()
export class PaymentMethodsController {
  constructor(@Inject(PaymentMethods) private readonly methods: PaymentMethods) {}

  @Route(routes.list)
  async list(@Input() _: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.all()
  }

  @Route(routes.put)
  async put(
    @Input() { params, body }: RouteInput<typeof routes.put>,
  ): Promise<RouteOutput<typeof routes.put>> {
    await this.methods.put(params.key, body)
    return this.all()
  }

  @Route(routes.remove)
  async remove(
    @Input() { params }: RouteInput<typeof routes.remove>,
  ): Promise<RouteOutput<typeof routes.remove>> {
    await this.methods.remove(params.key)
    return this.all()
  }

  @Route(routes.arrange)
  async arrange(
    @Input() { body }: RouteInput<typeof routes.arrange>,
  ): Promise<RouteOutput<typeof routes.arrange>> {
    await this.methods.arrange(body.keys)
    return this.all()
  }

  private async all(): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.methods.list() }
  }
}
