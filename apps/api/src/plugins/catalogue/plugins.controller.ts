import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import { pluginRoutes } from './catalogue.contract.js'

@Controller()
export class PluginsController {
  constructor(@Inject(PluginRegistry) private readonly registry: PluginRegistry) {}

  @Route(pluginRoutes.list)
  async list(
    @Input() _: RouteInput<typeof pluginRoutes.list>,
  ): Promise<RouteOutput<typeof pluginRoutes.list>> {
    return {
      items: this.registry.plugins.map(({ manifest }) => ({
        name: manifest.name,
        version: manifest.version,
        title: manifest.title,
        triggers: manifest.triggers.map(
          ({ id, title, description, category, kind, config, output, sampled, unsettled }) => ({
            id,
            title,
            description,
            category,
            kind,
            config: { ...config },
            output: { ...output },
            sampled,
            unsettled,
          }),
        ),
        actions: manifest.actions.map(
          ({ input, output, timeoutSeconds: _timeout, reconciles: _reconciles, ...action }) => ({
            ...action,
            input: { ...input },
            output: { ...output },
          }),
        ),
      })),
    }
  }
}
