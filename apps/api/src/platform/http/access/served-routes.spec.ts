import { Controller, Get, Module } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ParcelsModule, routes } from '../../../../test/parcels-feature.js'
import { healthRoutes } from '../health.contract.js'
import { Route } from '../route.js'
import { defineRoute, publicAccess } from '../route-contract.js'
import { startTestApplication } from '../test-application.js'

const forgotten = defineRoute({
  method: 'GET',
  path: '/api/v1/forgotten',
  access: publicAccess,
  operationId: 'readForgotten',
  tag: 'Parcels',
  summary: 'In no list',
  status: 200,
  response: z.strictObject({}),
})

@Controller('backdoor')
class BackdoorController {
  @Get()
  open() {
    return 'everything'
  }
}

@Controller()
class ForgottenController {
  @Route(forgotten)
  async read() {
    return {}
  }
}

@Module({ controllers: [BackdoorController] })
class BackdoorModule {}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

const contract = [...Object.values(routes), ...Object.values(healthRoutes)]

describe('an application', () => {
  it('does not start with a route that nobody declared', async () => {
    const starting = startTestApplication({ modules: [ParcelsModule, BackdoorModule], contract })
    await expect(starting).rejects.toThrow('BackdoorController.open has no contract')
  })

  it('does not start with a route that is not documented', async () => {
    const starting = startTestApplication({ modules: [ParcelsModule, ForgottenModule], contract })
    await expect(starting).rejects.toThrow('ForgottenController.read is not in api-contract.ts')
  })

  it('does not start without a route that is documented', async () => {
    const starting = startTestApplication({ modules: [ParcelsModule], contract: [...contract, forgotten] })
    await expect(starting).rejects.toThrow('readForgotten is in api-contract.ts and served by no controller')
  })
})
