/**
 * Why a device must record nothing more: another has taken its place, somebody says that it is lost, what it sent
 * cannot be the work of one device, or its register is out of use. Only a new enrolment ends it.
 */
export const freezeReasons = ['replaced', 'revoked', 'fork', 'register_closed'] as const

export type FreezeReason = (typeof freezeReasons)[number]
