import { Global, Module } from '@nestjs/common'
import { SETTINGS, type Settings } from '../platform/config/settings.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { ACTOR_RESOLVER } from '../platform/http/actor.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { AccountController } from './account/account.controller.js'
import { Account } from './account/account.js'
import { ActorPermissions } from './actors/actor-permissions.js'
import { RequestActors } from './actors/request-actors.js'
import { ApiKeysController } from './api-keys/api-keys.controller.js'
import { ApiKeys } from './api-keys/api-keys.js'
import { LinkCouriers } from './password-links/link-couriers.js'
import { PasswordLinksController } from './password-links/password-links.controller.js'
import { PasswordLinks } from './password-links/password-links.js'
import { RoleDirectory } from './roles/role-directory.js'
import { RolePermissions } from './roles/role-permissions.js'
import { RolesController } from './roles/roles.controller.js'
import { Roles } from './roles/roles.js'
import { AUTHENTICATION, createAuthentication } from './sessions/authentication.js'
import { KnownSessions } from './sessions/known-sessions.js'
import { sessionSecret } from './sessions/session-secret.js'
import { SessionsController } from './sessions/sessions.controller.js'
import { Sessions } from './sessions/sessions.js'
import { SignInLimits } from './sessions/sign-in-limits.js'
import { FirstStaff } from './staff/first-staff.js'
import { StaffController } from './staff/staff.controller.js'
import { StaffChanges } from './staff/staff-changes.js'
import { StaffDirectory } from './staff/staff-directory.js'
import { StaffRoster } from './staff/staff-roster.js'

const authentication = {
  provide: AUTHENTICATION,
  inject: [DATABASE, SETTINGS, LOGGER],
  useFactory: async (database: Database, settings: Settings, logger: Logger) =>
    createAuthentication(database, settings, await sessionSecret(settings), logger),
}

/** Who uses the shop's software, and what each may do. Global, since every route asks it. */
@Global()
@Module({
  controllers: [
    SessionsController,
    AccountController,
    PasswordLinksController,
    StaffController,
    RolesController,
    ApiKeysController,
  ],
  providers: [
    authentication,
    SignInLimits,
    KnownSessions,
    Sessions,
    ApiKeys,
    Account,
    Roles,
    RolePermissions,
    RoleDirectory,
    PasswordLinks,
    LinkCouriers,
    StaffDirectory,
    StaffRoster,
    StaffChanges,
    ActorPermissions,
    FirstStaff,
    { provide: ACTOR_RESOLVER, useClass: RequestActors },
  ],
  exports: [ACTOR_RESOLVER, StaffDirectory, StaffRoster, RoleDirectory, ActorPermissions, LinkCouriers],
})
export class IdentityModule {}
