import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { spokenVersion } from '../devices/spoken-version.js'
import { CurrentDevice, type TillDevice } from '../devices/till-device.js'
import { announcedLast } from './announced-last.js'
import { ArrivingBatches } from './arriving-batches.js'
import { ledgerRoutes as routes } from './ledger.contract.js'
import { LedgerSources } from './ledger-sources.js'

@Controller()
export class LedgerController {
  constructor(
    @Inject(ArrivingBatches) private readonly batches: ArrivingBatches,
    @Inject(LedgerSources) private readonly sources: LedgerSources,
  ) {}

  @Route(routes.take)
  async take(
    @Input() { body }: RouteInput<typeof routes.take>,
    @CurrentDevice() device: TillDevice,
  ): Promise<RouteOutput<typeof routes.take>> {
    spokenVersion(`${body.syncVersion}`)
    const earlier =
      body.epoch < device.epoch ? await this.sources.of(device.registerId, body.epoch) : undefined
    // Whoever is the register now may bring what the devices before have signed: one that was shut out cannot.
    const source = earlier ?? device
    const last = announcedLast(source, device.announcement)
    return this.batches.take({ ...source, frozen: earlier !== undefined || device.frozen }, { ...body, last })
  }
}
