import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CurrentDevice, type TillDevice } from '../devices/till-device.js'
import { tillRecordRoutes as routes } from './till-records.contract.js'
import { TillRecords } from './till-records.js'

@Controller()
export class TillRecordsController {
  constructor(@Inject(TillRecords) private readonly records: TillRecords) {}

  @Route(routes.status)
  status(
    @Input() { query }: RouteInput<typeof routes.status>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.status>> {
    return this.records.status(device, query)
  }

  @Route(routes.changes)
  changes(
    @Input() { query }: RouteInput<typeof routes.changes>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.changes>> {
    return this.records.changes(device, query)
  }

  @Route(routes.digest)
  digest(): Promise<RouteOutput<typeof routes.digest>> {
    return this.records.digest()
  }

  @Route(routes.bucket)
  bucket(
    @Input() { query }: RouteInput<typeof routes.bucket>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.bucket>> {
    return this.records.bucket(device, query.bucket)
  }
}
