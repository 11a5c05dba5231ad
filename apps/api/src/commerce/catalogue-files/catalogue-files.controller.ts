import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Actor } from '../../platform/http/actor.js'
import { type Upload, UploadOf } from '../../platform/http/files/upload.js'
import { CurrentActor, Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { catalogueFileRoutes as routes } from './catalogue-files.contract.js'
import { CatalogueImports, type ShownImport } from './catalogue-imports.js'
import { ProductExport } from './product-export.js'

@Controller()
export class CatalogueFilesController {
  constructor(
    @Inject(CatalogueImports) private readonly imports: CatalogueImports,
    @Inject(ProductExport) private readonly file: ProductExport,
  ) {}

  @StreamRoute(routes.export)
  async export(
    @Input() { query }: RouteInput<typeof routes.export>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="products.csv"')
      .header('cache-control', 'no-store')
      .send(this.file.read(query))
  }

  @Route(routes.upload)
  async upload(
    @Input() _: RouteInput<typeof routes.upload>,
    @UploadOf() upload: Upload,
    @CurrentActor() actor: Actor,
  ): Promise<ShownImport> {
    return this.imports.read(await this.imports.take(upload, actor))
  }

  @Route(routes.list)
  async list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.imports.page(query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<ShownImport> {
    return this.imports.read(params.importId)
  }

  @Route(routes.badRows)
  async badRows(
    @Input() { params, query }: RouteInput<typeof routes.badRows>,
  ): Promise<RouteOutput<typeof routes.badRows>> {
    return this.imports.badRows(params.importId, query)
  }

  @Route(routes.products)
  async products(
    @Input() { params, query }: RouteInput<typeof routes.products>,
  ): Promise<RouteOutput<typeof routes.products>> {
    return this.imports.products(params.importId, query)
  }

  @Route(routes.apply)
  async apply(@Input() { params, body }: RouteInput<typeof routes.apply>): Promise<ShownImport> {
    await this.imports.apply(params.importId, body.leaveOutBad)
    return this.imports.read(params.importId)
  }
}
