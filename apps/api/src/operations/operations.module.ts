import { type DynamicModule, Module } from '@nestjs/common'
import { OperationsController } from './operations.controller.js'
import { OperationsOverview } from './operations-overview.js'

/** How the shop's software itself is doing, for whoever runs it. */
@Module({})
export class OperationsModule {
  static with(workflows: DynamicModule): DynamicModule {
    return {
      module: OperationsModule,
      imports: [workflows],
      controllers: [OperationsController],
      providers: [OperationsOverview],
    }
  }
}
