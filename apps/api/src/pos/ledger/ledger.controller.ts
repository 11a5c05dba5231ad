import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { spokenVersion } from '../devices/spoken-version.js'
import { CurrentDevice, type TillDevice } from '../devices/till-device.js'
import { ledgerRoutes as routes } from './ledger.contract.js'
import { LedgerIntake } from './ledger-intake.js'
import { LedgerSources } from './ledger-sources.js'

@Controller()
export class LedgerController {
  constructor(
    @Inject(LedgerIntake) private readonly intake: LedgerIntake,
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
    if (earlier !== undefined) return this.intake.take({ ...earlier, frozen: true }, body)
    return this.intake.take({ ...(await this.sources.ofDevice(device)), frozen: device.frozen }, body)
  }
}
