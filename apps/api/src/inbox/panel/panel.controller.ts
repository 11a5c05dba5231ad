import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { ConversationPanel } from './conversation-panel.js'
import { panelRoutes as routes } from './panel.contract.js'

@Controller()
export class PanelController {
  constructor(@Inject(ConversationPanel) private readonly panel: ConversationPanel) {}

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.panel.read(params.conversationId)
  }
}
