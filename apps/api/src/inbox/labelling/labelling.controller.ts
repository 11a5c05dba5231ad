import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { labellingRoutes as routes } from './labelling.contract.js'
import { MessageTopics } from './message-topics.js'

@Controller()
export class LabellingController {
  constructor(@Inject(MessageTopics) private readonly topics: MessageTopics) {}

  @Route(routes.classify)
  async classify(
    @Input() { body }: RouteInput<typeof routes.classify>,
  ): Promise<RouteOutput<typeof routes.classify>> {
    return this.topics.judge(body.text)
  }

  @Route(routes.model)
  async model(): Promise<RouteOutput<typeof routes.model>> {
    return this.topics.model()
  }
}
