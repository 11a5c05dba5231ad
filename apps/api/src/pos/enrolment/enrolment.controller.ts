import { Controller, Inject, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CurrentDevice, type TillDevice } from '../devices/till-device.js'
import { EarlierDevices } from './earlier-devices.js'
import { enrolmentRoutes as routes } from './enrolment.contract.js'
import { Enrolment } from './enrolment.js'

@Controller()
export class EnrolmentController {
  constructor(
    @Inject(Enrolment) private readonly enrolment: Enrolment,
    @Inject(EarlierDevices) private readonly earlier: EarlierDevices,
  ) {}

  @Route(routes.enrol)
  enrol(
    @Input() { body }: RouteInput<typeof routes.enrol>,
    @Req() { ip }: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.enrol>> {
    return this.enrolment.enrol(body, ip)
  }

  @Route(routes.nameEarlierDevice)
  async nameEarlier(
    @Input() { body }: RouteInput<typeof routes.nameEarlierDevice>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.nameEarlierDevice>> {
    await this.earlier.take(device, body)
    return { deviceId: body.deviceId }
  }
}
