import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { cannedReplyRoutes as routes } from './canned-replies.contract.js'
import { CannedReplies } from './canned-replies.js'

@Controller()
export class CannedRepliesController {
  constructor(@Inject(CannedReplies) private readonly replies: CannedReplies) {}

  @Route(routes.list)
  async list(): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.replies.list() }
  }

  @Route(routes.create)
  create(@Input() { body }: RouteInput<typeof routes.create>): Promise<RouteOutput<typeof routes.create>> {
    return this.replies.create(body)
  }

  @Route(routes.replace)
  replace(
    @Input() { params, body }: RouteInput<typeof routes.replace>,
  ): Promise<RouteOutput<typeof routes.replace>> {
    return this.replies.replace(params.cannedReplyId, body)
  }

  @Route(routes.remove)
  async remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<void> {
    await this.replies.remove(params.cannedReplyId)
  }
}
