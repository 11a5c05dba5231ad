import { Controller, Inject } from '@nestjs/common'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { TillDevices } from '../devices/till-devices.js'
import { Enrolment } from '../enrolment/enrolment.js'
import type { ShownRegister } from './register-view.js'
import { registerRoutes as routes } from './registers.contract.js'
import { Registers } from './registers.js'

@Controller()
export class RegistersController {
  constructor(
    @Inject(Registers) private readonly registers: Registers,
    @Inject(TillDevices) private readonly tillDevices: TillDevices,
    @Inject(Enrolment) private readonly enrolment: Enrolment,
  ) {}

  @Route(routes.list)
  async list(): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.registers.list() }
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<ShownRegister> {
    return this.registers.read(params.registerId)
  }

  @Route(routes.create)
  create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownRegister> {
    return this.registers.create(body, request)
  }

  @Route(routes.update)
  update(@Input() { params, body }: RouteInput<typeof routes.update>): Promise<ShownRegister> {
    return this.registers.update(params.registerId, body)
  }

  @Route(routes.enrolmentCode)
  enrolmentCode(
    @Input() { params }: RouteInput<typeof routes.enrolmentCode>,
  ): Promise<RouteOutput<typeof routes.enrolmentCode>> {
    return this.enrolment.makeCode(params.registerId)
  }

  @Route(routes.devices)
  async devices(
    @Input() { params }: RouteInput<typeof routes.devices>,
  ): Promise<RouteOutput<typeof routes.devices>> {
    await this.registers.read(params.registerId)
    return { items: await this.tillDevices.ofRegister(params.registerId) }
  }

  @Route(routes.revoke)
  revoke(@Input() { params }: RouteInput<typeof routes.revoke>): Promise<RouteOutput<typeof routes.revoke>> {
    return this.tillDevices.revoke(params.deviceId)
  }
}
