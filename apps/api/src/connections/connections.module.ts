import { Module } from '@nestjs/common'
import { AccessTokens } from './access-tokens.js'
import { CallAdmission } from './call-admission.js'
import { CallBudgets } from './call-budgets.js'
import { ConnectionCheck } from './connection-check.js'
import { ConnectionChoices } from './connection-choices.js'
import { ConnectionDirectory } from './connection-directory.js'
import { ConnectionHttp } from './connection-http.js'
import { ConnectionUses } from './connection-uses.js'
import { ConnectionsController } from './connections.controller.js'
import { Connections } from './connections.js'
import { OutboundLane } from './outbound-lane.js'
import { SecretRenewal } from './secret-renewal.js'

/** How outside services are reached: addresses, sign-ins and limits. */
@Module({
  controllers: [ConnectionsController],
  providers: [
    ConnectionDirectory,
    AccessTokens,
    ConnectionHttp,
    ConnectionCheck,
    ConnectionUses,
    ConnectionChoices,
    Connections,
    CallBudgets,
    OutboundLane,
    CallAdmission,
    SecretRenewal,
  ],
  exports: [ConnectionHttp, ConnectionUses, ConnectionChoices, CallAdmission],
})
export class ConnectionsModule {}
