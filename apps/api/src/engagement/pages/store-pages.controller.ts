import { Controller, Inject } from '@nestjs/common'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { PublishedPages } from './published-pages.js'
import type { ShownPage } from './store-page.contract.js'
import { storePageRoutes as routes } from './store-pages.contract.js'
import { StorePages } from './store-pages.js'

@Controller()
export class StorePagesController {
  constructor(
    @Inject(StorePages) private readonly pages: StorePages,
    @Inject(PublishedPages) private readonly publishedPages: PublishedPages,
  ) {}

  @Route(routes.published)
  published(): Promise<RouteOutput<typeof routes.published>> {
    return this.publishedPages.list()
  }

  @Route(routes.publishedPage)
  publishedPage(
    @Input() { params }: RouteInput<typeof routes.publishedPage>,
  ): Promise<RouteOutput<typeof routes.publishedPage>> {
    return this.publishedPages.read(params.handle)
  }

  @Route(routes.list)
  async list(): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.pages.list() }
  }

  @Route(routes.create)
  create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownPage> {
    return this.pages.create(body, request)
  }

  @Route(routes.arrange)
  async arrange(
    @Input() { body }: RouteInput<typeof routes.arrange>,
  ): Promise<RouteOutput<typeof routes.arrange>> {
    return { items: await this.pages.arrange(body.pageIds) }
  }

  @Route(routes.update)
  update(@Input() { params, body }: RouteInput<typeof routes.update>): Promise<ShownPage> {
    return this.pages.update(params.pageId, body)
  }

  @Route(routes.remove)
  async remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<undefined> {
    await this.pages.remove(params.pageId)
  }
}
