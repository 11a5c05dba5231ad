import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { type Upload, UploadOf } from '../../platform/http/files/upload.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { parkedRoutes as parked, ledgerWorkRoutes as work } from './ledger.contract.js'
import { LedgerFiles } from './ledger-files.js'
import { ParkedDecisions } from './parked-decisions.js'
import { ParkedEvents } from './parked-events.js'
import { Reconciliation } from './reconciliation.js'
import { RestoredEvents } from './restored-events.js'

@Controller()
export class LedgerWorkController {
  constructor(
    @Inject(ParkedEvents) private readonly events: ParkedEvents,
    @Inject(ParkedDecisions) private readonly decisions: ParkedDecisions,
    @Inject(RestoredEvents) private readonly restored: RestoredEvents,
    @Inject(LedgerFiles) private readonly files: LedgerFiles,
    @Inject(Reconciliation) private readonly reconciliation: Reconciliation,
  ) {}

  @Route(parked.list)
  list(@Input() { query }: RouteInput<typeof parked.list>): Promise<RouteOutput<typeof parked.list>> {
    return this.events.page(query)
  }

  @Route(parked.get)
  get(@Input() { params }: RouteInput<typeof parked.get>): Promise<RouteOutput<typeof parked.get>> {
    return this.events.read(params.parkedId)
  }

  @Route(parked.accept)
  accept(
    @Input() { params, body }: RouteInput<typeof parked.accept>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof parked.accept>> {
    return this.decisions.accept(params.parkedId, body.note, actor)
  }

  @Route(parked.setAside)
  setAside(
    @Input() { params, body }: RouteInput<typeof parked.setAside>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof parked.setAside>> {
    return this.decisions.setAside(params.parkedId, body.note, actor)
  }

  @Route(work.restore)
  async restore(
    @Input() { body }: RouteInput<typeof work.restore>,
  ): Promise<RouteOutput<typeof work.restore>> {
    return { results: await this.restored.restore(body.papers) }
  }

  @Route(work.importFile)
  importFile(
    @Input() _: RouteInput<typeof work.importFile>,
    @UploadOf() upload: Upload,
  ): Promise<RouteOutput<typeof work.importFile>> {
    return this.files.take(upload)
  }

  @Route(work.reconcile)
  reconcile(
    @Input() { body }: RouteInput<typeof work.reconcile>,
  ): Promise<RouteOutput<typeof work.reconcile>> {
    return this.reconciliation.run(body)
  }
}
