import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Actor } from '../../../platform/http/actor.js'
import { CurrentActor, Input, Route, StreamRoute } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { FigureKeeping } from '../figures/figure-keeping.js'
import { PersonalArchive } from './personal-archive.js'
import { personalDataRoutes as routes } from './personal-data.contract.js'
import { PersonalDataRights } from './personal-data-rights.js'

@Controller()
export class PersonalDataController {
  constructor(
    @Inject(PersonalDataRights) private readonly rights: PersonalDataRights,
    @Inject(PersonalArchive) private readonly archive: PersonalArchive,
    @Inject(FigureKeeping) private readonly figures: FigureKeeping,
  ) {}

  @Route(routes.export)
  async export(
    @Input() { params }: RouteInput<typeof routes.export>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.export>> {
    const { sections, ...rest } = await this.rights.export(params.customerId, actor)
    return {
      ...rest,
      sections: Object.fromEntries(Object.entries(sections).map(([name, items]) => [name, [...items]])),
    }
  }

  @StreamRoute(routes.download)
  async download(
    @Input() { params }: RouteInput<typeof routes.download>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const archive = await this.archive.pack(params.customerId, actor)
    await reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="personal-data.zip"')
      .header('cache-control', 'no-store')
      .send(archive)
  }

  @Route(routes.erase)
  async erase(
    @Input() { params, body }: RouteInput<typeof routes.erase>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.erase>> {
    const { erasedAt } = await this.rights.erase(params.customerId, { ...body, actor })
    return { customerId: params.customerId, erasedAt: erasedAt.toISOString() }
  }

  @Route(routes.rebuildFigures)
  async rebuildFigures(): Promise<RouteOutput<typeof routes.rebuildFigures>> {
    return { corrected: await this.figures.rebuild() }
  }
}
