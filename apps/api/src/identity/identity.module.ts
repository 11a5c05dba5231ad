import { Global, Module } from '@nestjs/common'
import { SETTINGS, type Settings } from '../platform/config/settings.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { ACTOR_RESOLVER } from '../platform/http/actor.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { ActorPermissions } from './actors/actor-permissions.js'
import { RequestActors } from './actors/request-actors.js'
import { ApiKeysController } from './api-keys/api-keys.controller.js'
import { ApiKeys } from './api-keys/api-keys.js'
import { AUTHENTICATION, createAuthentication } from './sessions/authentication.js'
import { sessionSecret } from './sessions/session-secret.js'
import { SessionsController } from './sessions/sessions.controller.js'
import { Sessions } from './sessions/sessions.js'
import { SignInLimits } from './sessions/sign-in-limits.js'
import { FirstStaff } from './staff/first-staff.js'
import { StaffController } from './staff/staff.controller.js'
import { StaffDirectory } from './staff/staff-directory.js'

const authentication = {
  provide: AUTHENTICATION,
  inject: [DATABASE, SETTINGS, LOGGER],
  useFactory: async (database: Database, settings: Settings, logger: Logger) =>
    createAuthentication(database, settings, await sessionSecret(settings), logger),
}

/** Who uses the shop's software, and what each may do. Global, since every route asks it. */
@Global()
@Module({
  controllers: [SessionsController, StaffController, ApiKeysController],
  providers: [
    authentication,
    SignInLimits,
    Sessions,
    ApiKeys,
    StaffDirectory,
    ActorPermissions,
    FirstStaff,
    { provide: ACTOR_RESOLVER, useClass: RequestActors },
  ],
  exports: [ACTOR_RESOLVER, StaffDirectory, ActorPermissions],
})
export class IdentityModule {}
